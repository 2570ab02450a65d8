import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { keep, kept, letGo } from '../../parts/kept.ts';
import { Notice } from '../../parts/states.tsx';
import { useMe } from '../../session.ts';
import { contributionWords, useSending } from './contribution-queries.ts';
import { areHoursRight, asSent, nothingSaid, type Said } from './said.ts';
import { SaidFields } from './said-fields.tsx';

/** What is typed stays on this device until it has been sent, also where there is no network. */
function useKeptSaid(pupilId: string, today: string) {
  const { personId } = useMe();
  const what = `contribution ${pupilId}`;
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    void kept<Said>(personId, what).then((found) => setSaid((now) => now ?? found ?? nothingSaid(today)));
  }, [personId, what, today]);
  return {
    said,
    change: (to: Said) => {
      setSaid(to);
      void keep(personId, what, to);
    },
    clear: () => {
      setSaid(nothingSaid(today));
      void letGo(personId, what);
    },
  };
}

export function AddForm({ pupilId, today }: { pupilId: string; today: string }) {
  const { t } = useWords();
  const { said, change, clear } = useKeptSaid(pupilId, today);
  const [isTried, setTried] = useState(false);
  const sending = useSending({
    about: ['pupil', pupilId, 'contributions'],
    send: ({ clientId }) =>
      call('post /api/pupils/:pupilId/contributions', {
        params: { pupilId },
        body: { clientId, ...asSent(said ?? nothingSaid(today)) },
      }),
    done: t('contribution.sent'),
    close: () => {
      setTried(false);
      clear();
    },
  });
  if (!said) return null;
  return (
    <form
      className="form card"
      noValidate
      onChange={() => sending.reset()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (said.title.trim() && areHoursRight(said)) sending.mutate();
      }}
    >
      <SaidFields pupilId={pupilId} said={said} change={change} isTried={isTried} />
      {sending.error && <Notice kind="bad">{contributionWords(t, sending.error)}</Notice>}
      <Button type="submit" size="md" loading={sending.isPending}>
        {t('contribution.send')}
      </Button>
    </form>
  );
}
