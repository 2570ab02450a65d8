import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { peopleChanged, refusedWords } from '../people/people-queries.ts';
import './second-step-words.ts';

/** Takes it off for somebody of the school who lost the phone; said twice, as whoever asks may not be who they say. */
export function LostPhone({ schoolId, personId, name }: { schoolId: string; personId: string; name: string }) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const takeOff = useMutation({
    mutationFn: () =>
      call('put /api/schools/:schoolId/accounts/:personId/second-step', {
        params: { schoolId, personId },
        body: { clientId: newClientId() },
      }),
    onSuccess: async () => {
      setAsking(false);
      toast(t('secondStep.lostPhoneDone', { name }));
      await peopleChanged();
    },
  });
  return (
    <>
      <button type="button" className="quiet-button" onClick={() => setAsking(true)}>
        {t('secondStep.lostPhone')}
      </button>
      {isAsking && (
        <Dialog title={t('secondStep.lostPhoneTitle', { name })} close={() => setAsking(false)}>
          <p>{t('secondStep.lostPhoneMeans')}</p>
          {takeOff.error && <Notice kind="bad">{refusedWords(t, takeOff.error)}</Notice>}
          <div className="actions">
            <Button loading={takeOff.isPending} onClick={() => takeOff.mutate()}>
              {t('secondStep.lostPhoneSave')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
