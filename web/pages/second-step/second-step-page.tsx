import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { call, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Bones, Failed, Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { type Me, meQuery } from '../../queries.ts';
import { homeOf, insideOnly } from '../../session.ts';
import { Doorway } from '../session/doorway.tsx';
import { SignOutHere } from '../session/sign-out-here.tsx';
import { EnrolPhone } from './enrol-phone.tsx';
import { secondStepChanged, secondStepQuery } from './second-step-queries.ts';
import './second-step-words.ts';
import { TurnOff } from './turn-off.tsx';

/** Where a second step is set and turned off; and where one is led to at sign-in, when it must be set or somebody took it off. */
export function SecondStepPage() {
  const { t } = useWords();
  const mine = useQuery(meQuery);
  const me = mine.data;
  const standing = useQuery({ ...secondStepQuery, enabled: !!me && !me.mustChangePassword });
  const { data } = standing;
  const failed = [mine, standing].find(({ error }) => error !== null);
  if (me === null) return <Navigate to="/sign-in?next=/second-step" replace />;
  if (me?.mustChangePassword) return <Navigate to="/password" replace />;
  return (
    <Doorway title={t('secondStep.title')}>
      {me && data ? (
        <Standing me={me} data={data} />
      ) : failed ? (
        <Failed isPart error={failed.error} retry={() => void failed.refetch()} isRetrying={failed.isFetching} />
      ) : (
        <Bones />
      )}
    </Doorway>
  );
}

function Standing({ me, data }: { me: Me; data: Reply<'get /api/me/second-step'> }) {
  const { t, time } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { since, takenOffAt, recoveryCodesLeft, isOffered } = data;
  const { username, secondStep } = me;
  const goOn = (known: Me | null = me) =>
    navigate(insideOnly(search.get('next')) ?? (known ? homeOf(known) : '/sign-in'), { replace: true });

  async function changed(words: string) {
    const known = await secondStepChanged();
    toast(words);
    if ((search.has('next') || secondStep === 'needed') && known?.secondStep === null) await goOn(known);
  }

  const see = useMutation({
    mutationFn: () => call('put /api/me/second-step/seen', {}),
    onSuccess: async () => {
      const known = await secondStepChanged();
      if (known?.secondStep === null) await goOn(known);
    },
  });
  return (
    <>
      {takenOffAt !== null && (
        <Notice kind="warn">
          <p>{t('secondStep.takenOff', { time: time(takenOffAt) })}</p>
          {see.error && <p>{problemWords(t, see.error)}</p>}
          <div className="actions">
            <Button variant="default" loading={see.isPending} onClick={() => see.mutate()}>
              {t('secondStep.iKnow')}
            </Button>
          </div>
        </Notice>
      )}
      <p>{t(secondStep === 'needed' ? 'secondStep.whyNow' : 'secondStep.means')}</p>
      {since !== null ? (
        <>
          <p>
            {t('secondStep.since', { time: time(since) })} {t('secondStep.left', { count: recoveryCodesLeft })}
          </p>
          {recoveryCodesLeft <= 2 && <Notice kind="warn">{t('secondStep.fewLeft')}</Notice>}
          <p className="small">{t('secondStep.turnOffMeans')}</p>
          <TurnOff username={username} done={() => void changed(t('secondStep.ended'))} />
        </>
      ) : isOffered ? (
        <EnrolPhone username={username} done={() => void changed(t('secondStep.done'))} />
      ) : (
        <p>{t('secondStep.notForYou')}</p>
      )}
      {secondStep === null ? (
        <Button variant="subtle" onClick={() => void goOn()}>
          {t('secondStep.toStart')}
        </Button>
      ) : (
        <SignOutHere personId={me.personId} />
      )}
    </>
  );
}
