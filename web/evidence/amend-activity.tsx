import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { refusalCode } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FormActions } from '../parts/form-actions.tsx';
import { problemWords } from '../parts/problem-words.ts';
import { refusalWords } from '../parts/refusal-words.ts';
import { Notice } from '../parts/states.tsx';
import { DayField } from './day-field.tsx';
import { PlaceFacts } from './place-facts.tsx';
import { refusedOf } from './refused.ts';
import { type Amendable, saidOf, useAmendActivity } from './use-amend-activity.ts';
import { WhoSees } from './who-sees.tsx';

type Props = {
  classId: string;
  /** As the list has it: after «somebody changed it meanwhile» the new one, and what was typed here stays. */
  activity: Amendable;
  nameOf: (pupilId: string) => string;
  reload: () => Promise<void>;
  close: () => void;
};

/** The form is longer than a phone: what became of it is brought into view. */
const lookAt = (place: HTMLElement | null) => place?.scrollIntoView({ block: 'center' });

/** What an activity says, said anew. Of who was not there on the new day the name and the reason are told, and nothing is changed. */
export function AmendActivity({ classId, activity, nameOf, reload, close }: Props) {
  const { t, day } = useWords();
  const [said, setSaid] = useState(() => saidOf(activity));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const put = (part: Partial<typeof said>) => setSaid((now) => ({ ...now, ...part }));
  const amend = useAmendActivity({ classId, activity, reload, close });
  const isStale = refusalCode(amend.error) === 'stale';
  const refused = Object.entries(refusedOf(amend.error));
  const isComplete = said.title.trim() !== '' && reason.trim() !== '';
  return (
    <Dialog title={t('class.amendActivityTitle', { title: activity.title })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isComplete) amend.mutate({ said, reason });
        }}
      >
        <TextInput
          label={t('log.activity')}
          error={tried && !said.title.trim() && t('log.missingTitle')}
          value={said.title}
          onChange={(event) => put({ title: event.currentTarget.value })}
          maxLength={80}
          size="md"
        />
        <DayField label={t('grid.day')} value={said.happenedOn} pick={(happenedOn) => put({ happenedOn })} />
        <PlaceFacts classId={classId} places={said} put={put} />
        <Textarea
          label={t('log.seen')}
          value={said.note}
          onChange={(event) => put({ note: event.currentTarget.value })}
          maxLength={2000}
          size="md"
        />
        <WhoSees visibility={said.visibility} change={(visibility) => put({ visibility })} />
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
          <div key={amend.submittedAt} ref={lookAt}>
            {refused.length === 0 && (
              <Notice kind={isStale ? 'warn' : 'bad'}>
                {isStale ? t('class.stale') : problemWords(t, amend.error)}
              </Notice>
            )}
            {refused.length > 0 && (
              <Notice kind="bad">
                <p>{t('class.amendMisplaced', { day: day(said.happenedOn) })}</p>
                <ul className="plain-list">
                  {refused.map(([pupilId, code]) => (
                    <li key={pupilId}>
                      <strong>{nameOf(pupilId)}</strong> {refusalWords(t, code)}
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
          </div>
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
