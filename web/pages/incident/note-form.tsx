import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MOST_CHILDREN } from '../../../server/core/incident/limits.ts';
import { call } from '../../api.ts';
import { useClassPupils } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './incident.module.css';
import { incidentWords, useSending } from './incident-queries.ts';

/** What was seen, of whom and when; who will read it stands beside it, and is never folded away. */
export function NoteForm({ classId, first, close }: { classId: string; first: string | null; close: () => void }) {
  const { t, named } = useWords();
  const { data } = useClassPupils(classId, {});
  const [text, setText] = useState('');
  const [happenedOn, setDay] = useState(today());
  const [chosen, setChosen] = useState<readonly string[]>(first === null ? [] : [first]);
  const [isTried, setTried] = useState(false);
  const isRight = chosen.length > 0 && chosen.length <= MOST_CHILDREN;
  const sending = useSending({
    about: ['class', classId, 'incidents'],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/incidents', {
        params: { classId },
        body: { clientId, happenedOn, text: text.trim(), pupilIds: [...chosen] },
      }),
    done: t('incident.saved'),
    close,
  });
  return (
    <form
      className="form card"
      noValidate
      onChange={() => sending.reset()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (text.trim() && isRight) sending.mutate();
      }}
    >
      <Textarea
        label={t('incident.seen')}
        description={t('incident.seenHint')}
        error={isTried && !text.trim() && t('incident.seenMissing')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={500}
        autosize
        minRows={3}
        size="md"
      />
      <p className="small">{t('incident.who')}</p>
      <TextInput
        type="date"
        label={t('incident.day')}
        value={happenedOn}
        max={today()}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
        size="md"
      />
      <fieldset className={styles['children']}>
        <legend>{t('incident.children', { count: MOST_CHILDREN })}</legend>
        {(data?.pupils ?? []).map(({ pupilId, ...pupil }) => (
          <label key={pupilId}>
            <input
              type="checkbox"
              checked={chosen.includes(pupilId)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(checked ? [...chosen, pupilId] : chosen.filter((one) => one !== pupilId))
              }
            />
            {named(pupil)}
          </label>
        ))}
      </fieldset>
      {isTried && !isRight && <Notice kind="bad">{t('incident.childrenMissing', { count: MOST_CHILDREN })}</Notice>}
      <p className="small">{t('incident.childrenMeans')}</p>
      {sending.error && <Notice kind="bad">{incidentWords(t, sending.error)}</Notice>}
      <p className={styles['acts']}>
        <Button type="submit" loading={sending.isPending}>
          {t('incident.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
      </p>
    </form>
  );
}
