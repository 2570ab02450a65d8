import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { setKnownHere } from '../../known-here.ts';
import { keptHere } from '../../offline/kept-here.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { keptUnder, letGoOfAll } from '../../parts/kept.ts';
import { queries } from '../../queries.ts';

/** Signing out, here or everywhere. What waits for a network would be lost: said before (`unsent`, to be shown), and not after. */
export function useSignOut(personId: string) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [waiting, setWaiting] = useState<{ count: number; isEverywhere: boolean } | null>(null);
  const leaving = useMutation({
    mutationFn: async (isEverywhere: boolean) => {
      if (isEverywhere) await call('delete /api/me/sessions', {});
      return await call('delete /api/session', {});
    },
    onSuccess: async () => {
      await Promise.all([letGoOfAll(), keptHere.clear()]);
      setKnownHere(false);
      queries.clear();
      queries.setQueryData(['me'], null);
      await navigate('/sign-in', { replace: true });
    },
  });

  async function signOut(isEverywhere = false) {
    const { length: count } = await keptUnder(personId, 'queue ');
    if (count > 0) setWaiting({ count, isEverywhere });
    else leaving.mutate(isEverywhere);
  }

  const unsent = waiting && (
    <Dialog title={t('session.unsentTitle', { count: waiting.count })} close={() => setWaiting(null)}>
      <p>{t('session.unsentMeans')}</p>
      <div className="actions">
        <Button onClick={() => setWaiting(null)}>{t('session.stay')}</Button>
        <Button
          variant="default"
          onClick={() => {
            setWaiting(null);
            leaving.mutate(waiting.isEverywhere);
          }}
        >
          {t('session.signOutAnyway')}
        </Button>
      </div>
    </Dialog>
  );
  return { signOut, unsent, isLeaving: leaving.isPending, error: leaving.error };
}
