import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Failed, Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { type ArchivePupil, archiveWords, useCorrectable } from './archive-queries.ts';

const MISSING = 'missing';

type Props = { classId: string; code: string; pupils: readonly ArchivePupil[] };

/** One child, one of its records or something that is not there, and why: no more than that is opened. */
export function AskCorrection({ classId, code, pupils }: Props) {
  const { t, day } = useWords();
  const [pupilId, setPupilId] = useState('');
  const [about, setAbout] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const found = useCorrectable(classId, code, pupilId);
  const isWhole = pupilId !== '' && about !== '' && reason.trim() !== '';
  const ask = useSending({
    about: ['class', classId],
    send: ({ clientId }) => {
      const activityId = about === MISSING ? null : about;
      const body = { clientId, term: code, pupilId, activityId, reason: reason.trim() };
      return call('post /api/classes/:classId/corrections', { params: { classId }, body });
    },
    done: t('correction.sent'),
    decided: t('correction.other'),
    close: () => {
      setPupilId('');
      setAbout('');
      setReason('');
      setTried(false);
    },
  });
  return (
    <section className="section no-print">
      <h3>{t('correction.ask')}</h3>
      <p className="small">{t('correction.askMeans')}</p>
      <form
        className="form"
        noValidate
        onChange={() => ask.reset()}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isWhole && !ask.isPending) ask.mutate();
        }}
      >
        <Pick
          label={t('correction.pupil')}
          value={pupilId}
          onPick={(id) => {
            setPupilId(id);
            // What was chosen before is another child's.
            setAbout('');
          }}
        >
          <option value="">{t('correction.choosePupil')}</option>
          {pupils.map((one) => (
            <option key={one.pupilId} value={one.pupilId}>
              {one.name}
            </option>
          ))}
        </Pick>
        {isTried && pupilId === '' && <Notice kind="bad">{t('correction.pupilMissing')}</Notice>}
        {found.isLoading && (
          <p className="small" role="status">
            {t('correction.fetching')}
          </p>
        )}
        {!found.data && found.error && (
          <Failed isPart error={found.error} retry={() => void found.refetch()} isRetrying={found.isFetching} />
        )}
        {found.data && (
          <Pick label={t('correction.about')} value={about} onPick={setAbout}>
            <option value="">{t('correction.chooseEntry')}</option>
            {found.data.entries.map(({ activityId, title, on }) => (
              <option key={activityId} value={activityId}>
                {t('correction.entry', { title, day: day(on) })}
              </option>
            ))}
            <option value={MISSING}>{t('correction.missingThing')}</option>
          </Pick>
        )}
        {isTried && found.data && about === '' && <Notice kind="bad">{t('correction.aboutMissing')}</Notice>}
        <Textarea
          label={t('correction.reason')}
          description={t('correction.reasonHint')}
          error={isTried && !reason.trim() && t('correction.reasonMissing')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
          autosize
          minRows={2}
          size="md"
        />
        {ask.error && <Notice kind="bad">{archiveWords(t, ask.error)}</Notice>}
        <p>
          <Button type="submit" loading={ask.isPending}>
            {t('correction.send')}
          </Button>
        </p>
      </form>
    </section>
  );
}
