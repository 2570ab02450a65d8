import './confirmation-words.ts';
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { confirmationWords, type OwnTerm, useOwnConfirmation } from './confirmation-queries.ts';
import { ListedEntries, StageLines } from './listed-entries.tsx';
import { TakeBack } from './take-back.tsx';

/** The guardian's minute after a notice: what it is, the list, one button. */
export function OwnConfirmationPage() {
  const { pupilId = '' } = useParams();
  const { t, term } = useWords();
  const { data, error, refetch, isFetching } = useOwnConfirmation(pupilId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { name } = data.pupil;
  // What is asked comes before what is done.
  const first = data.terms.find(({ mayConfirm }) => mayConfirm) ?? data.terms[0];
  const headOf = ({ mayConfirm, stages }: OwnTerm) => {
    if (mayConfirm) return 'confirm.headAsk';
    return stages[0]?.state === 'confirmed' ? 'confirm.headDone' : 'confirm.headOther';
  };
  return (
    <>
      <Link className="back no-print" to={`/pupils/${pupilId}`}>
        <Icon name="back" />
        {t('confirm.back', { name })}
      </Link>
      <PageHead
        title={t('confirm.title')}
        where={`${name} · ${t('confirm.title')}`}
        headline={first ? t(headOf(first), { term: term(first.term.code) }) : t('confirm.none')}
      >
        <p className="small">{first ? t('confirm.what') : t('confirm.noneMeans', { name })}</p>
      </PageHead>
      {!first && (
        <Empty>
          <Link to={`/pupils/${pupilId}/notice`}>{t('confirm.toNotice')}</Link>
        </Empty>
      )}
      {data.terms.map((one) => (
        <OfTerm key={one.term.code} pupilId={pupilId} one={one} />
      ))}
      <Link className="onward no-print" to={`/pupils/${pupilId}/archives`}>
        {t('confirm.toArchives')}
        <Icon name="next" />
      </Link>
    </>
  );
}

function OfTerm({ pupilId, one }: { pupilId: string; one: OwnTerm }) {
  const { t, both, className, term } = useWords();
  // Also the child's page, which asks for it.
  const about = ['pupil', pupilId];
  const { code } = one.term;
  const confirm = useSending({
    about,
    send: ({ clientId }) =>
      call('post /api/pupils/:pupilId/confirmations', {
        params: { pupilId },
        body: { clientId, term: code, hash: one.hash },
      }),
    done: t('confirm.ownDone'),
    decided: t('confirm.changed'),
  });
  return (
    <article className="card">
      <h2>
        {term(code)} · {className(one.class)} · {both(one.schoolName)}
      </h2>
      <p className="small">{t('confirm.entries', { count: one.entries.length })}</p>
      <ListedEntries entries={one.entries} />
      {one.hasObjection && <Notice kind="warn">{t('confirm.objection')}</Notice>}
      {confirm.error && <Notice kind="bad">{confirmationWords(t, confirm.error)}</Notice>}
      {one.mayConfirm && (
        <p>
          <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('confirm.own')}
          </Button>
        </p>
      )}
      <StageLines stages={one.stages} />
      {one.mayTakeBack && (
        <TakeBack
          about={about}
          send={({ clientId, reason }) =>
            call('post /api/pupils/:pupilId/confirmations/take-back', {
              params: { pupilId },
              body: { clientId, term: code, reason },
            })
          }
        />
      )}
      <p className="small">{t('confirm.notRight')}</p>
    </article>
  );
}
