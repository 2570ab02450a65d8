import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReturnReason } from '../../../server/core/contribution/steps.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { contributionWords, useSending, type Waiting } from './contribution-queries.ts';

/** Of server/contract/contribution.ts, whose list would bring its checks along; test/web/words holds the two together. */
const REASONS: readonly ReturnReason[] = [
  'unclear',
  'proof',
  'witness',
  'wrong-child',
  'wrong-photo',
  'there-already',
  'not-here',
  'own-words',
];

export function ReturnDialog({ classId, of, close }: { classId: string; of: Waiting; close: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState<ReturnReason>('unclear');
  const [words, setWords] = useState('');
  const [isTried, setTried] = useState(false);
  const isReady = reason !== 'own-words' || words.trim() !== '';
  const sending = useSending({
    about: ['class', classId],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/contributions/:contributionId/return', {
        params: { classId, contributionId: of.contributionId },
        body: { clientId, version: of.version, reason, words: words.trim() || null },
      }),
    done: t('contribution.givenBack'),
    close,
  });
  return (
    <Dialog title={t('contribution.giveBackTitle', { title: of.title })} close={close}>
      <form
        className="form"
        noValidate
        onChange={() => sending.reset()}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isReady) sending.mutate();
        }}
      >
        <p className="small">{t('contribution.giveBackMeans')}</p>
        <Pick
          label={t('contribution.why')}
          value={reason}
          onPick={(picked) => setReason(REASONS.find((one) => one === picked) ?? reason)}
        >
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`contribution.reason.${one}`)}
            </option>
          ))}
        </Pick>
        <Textarea
          label={t('contribution.words')}
          error={isTried && !isReady && t('contribution.wordsMissing')}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          maxLength={200}
          autosize
          size="md"
        />
        {sending.error && <Notice kind="bad">{contributionWords(t, sending.error)}</Notice>}
        <FormActions save={t('contribution.giveBack')} isSaving={sending.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
