import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { keep, kept, letGo } from '../../parts/kept.ts';
import { Notice } from '../../parts/states.tsx';
import { useMe } from '../../session.ts';
import { contributionWords, isPhotoGone, useSending } from './contribution-queries.ts';
import { asSent, isWhole, nothingSaid, renewed, type Said } from './said.ts';
import { SaidFields } from './said-fields.tsx';

/** What is typed stays on this device until it has been sent, also where there is no network. */
function useKeptSaid(pupilId: string, today: string) {
  const { personId } = useMe();
  const what = `contribution ${pupilId}`;
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    void kept<Partial<Said>>(personId, what).then((found) =>
      setSaid((now) => now ?? { ...nothingSaid(today), ...found, hasPledged: false }),
    );
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
    send: async ({ clientId }) => {
      const sent = await asSent(pupilId, said ?? nothingSaid(today));
      return await call('post /api/pupils/:pupilId/contributions', {
        params: { pupilId },
        body: { clientId, ...sent },
      });
    },
    refused: (error) => said && isPhotoGone(error) && change(renewed(said)),
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
        if (isWhole(said)) sending.mutate();
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
