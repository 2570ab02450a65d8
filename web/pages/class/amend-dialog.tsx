import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId, refusalCode } from '../../api.ts';
import { AwardFields } from '../../evidence/award-choice.tsx';
import { type Known, type Mark, measuredIn } from '../../evidence/evidence-queries.ts';
import type { Given } from '../../evidence/given.ts';
import { AmountChoice, LevelChoice } from '../../evidence/value-choice.tsx';
import { WhoSees } from '../../evidence/who-sees.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useQueue } from '../../outbox/use-queue.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { ValueWords } from '../../parts/value-words.tsx';

type Props = {
  mark: Mark;
  visibility: 'staff' | 'family';
  classId: string;
  known: Known;
  reload: () => Promise<void>;
  close: () => void;
};

/** `mark` follows the list: after «somebody changed it meanwhile» it is the new one, and what was typed here stays. */
export function AmendDialog({ mark, visibility, classId, known, reload, close }: Props) {
  const { t, both, named } = useWords();
  const queue = useQueue();
  const [value, setValue] = useState<Given>(mark.value);
  const [note, setNote] = useState(mark.note ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<{ clientId: string; body: string } | null>(null);
  const found = known.get(mark.indicatorId);
  const amend = useMutation({
    mutationFn: () => {
      if (value.kind === 'absent') throw new Error('an absent pupil has no mark');
      const body = { version: mark.version, value, note: note.trim() || null, reason: reason.trim() };
      // The same body sent again is a retry and keeps its id; another body is another amendment.
      const same = sent?.body === JSON.stringify(body) ? sent.clientId : undefined;
      const clientId = same ?? newClientId();
      setSent({ clientId, body: JSON.stringify(body) });
      const params = { markId: mark.markId };
      return queue.deliver('put /api/marks/:markId', classId, { params, body: { clientId, ...body } });
    },
    onSuccess: ({ state }) => {
      toast(
        state === 'sent'
          ? t('class.amendedDone', { name: named({ name: mark.pupilName, apart: mark.apart }) })
          : t('queue.keptHere'),
      );
      close();
    },
    onError: async (error) => {
      if (refusalCode(error) === 'stale') await reload();
    },
  });
  const label = (of: Given) =>
    of.kind === 'level' ? found?.rubric.levels.find(({ level }) => level === of.level)?.label : undefined;
  const isStale = refusalCode(amend.error) === 'stale';
  const kind = found?.indicator.valueKind ?? 'level';
  return (
    <Dialog title={t('class.amendTitle', { name: named({ name: mark.pupilName, apart: mark.apart }) })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() && !(value.kind === 'award' && !value.work.trim())) amend.mutate();
        }}
      >
        <p>
          {found && both(found.indicator.title)} · {t('class.now')}{' '}
          <ValueWords
            value={mark.value}
            label={label(mark.value) ?? null}
            measured={measuredIn(found?.indicator, mark.value)}
            scale={found?.rubric.levels ?? []}
          />
        </p>
        {found && kind === 'level' && (
          <LevelChoice rubric={found.rubric} value={value} choose={setValue} label={t('class.newValue')} />
        )}
        {(kind === 'count' || kind === 'hours') && (
          <AmountChoice kind={kind} value={value} choose={setValue} label={t('class.newValue')} />
        )}
        {value.kind === 'award' && <AwardFields award={value} change={setValue} isTried={tried} />}
        <Textarea
          label={t('log.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          size="md"
        />
        <WhoSees visibility={visibility} />
        <Textarea
          label={t('class.amendReason')}
          description={t('class.reasonStays')}
          error={tried && !reason.trim() && t('class.reasonMissing')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          size="md"
        />
        {amend.error && (
          <Notice kind={isStale ? 'warn' : 'bad'}>{isStale ? t('class.stale') : problemWords(t, amend.error)}</Notice>
        )}
        <FormActions
          save={isStale ? t('class.amendAnyway') : t('class.amendNow')}
          isSaving={amend.isPending}
          cancel={close}
        />
      </form>
    </Dialog>
  );
}
