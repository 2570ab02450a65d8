import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { useEvidence } from '../child-profile/profile-queries.ts';
import { objectionWords } from './objection-queries.ts';
import type { RunningNotice } from './own-notice-query.ts';

const MISSING = 'missing';

/** One form for whatever it is about: an own record, a classmate's entry, or something that is not there. */
export function RaiseForm({ pupilId, one }: { pupilId: string; one: RunningNotice }) {
  const { t, day } = useWords();
  const own = useEvidence(pupilId, { term: one.term.code }).data?.pages.flatMap(({ items }) => items) ?? [];
  const [about, setAbout] = useState('');
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const isWhole = about !== '' && text.trim() !== '';
  const raise = useSending({
    about: ['pupil', pupilId, 'objections'],
    send: ({ clientId }) => {
      const [kind = '', activityId = ''] = about.split(' ');
      const entry = (['own', 'classmate'] as const).find((one) => one === kind);
      const said = entry ? { about: entry, activityId } : { about: 'missing' as const, activityId: null };
      const body = { clientId, noticeId: one.noticeId, ...said, text: text.trim() } as const;
      return call('post /api/pupils/:pupilId/objections', { params: { pupilId }, body });
    },
    done: t('objection.sent'),
    decided: t('objection.other'),
    close: () => {
      setAbout('');
      setText('');
      setTried(false);
    },
  });
  const rows = new Map(own.map(({ activityId, title, happenedOn }) => [activityId, { title, day: day(happenedOn) }]));
  return (
    <form
      className="form"
      noValidate
      onChange={() => raise.reset()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole && !raise.isPending) raise.mutate();
      }}
    >
      <Pick label={t('objection.about')} value={about} onPick={setAbout}>
        <option value="">{t('objection.choose')}</option>
        {[...rows].map(([activityId, said]) => (
          <option key={`own ${activityId}`} value={`own ${activityId}`}>
            {t('objection.ofOwn', said)}
          </option>
        ))}
        {one.classmates.flatMap(({ name, entries }, at) =>
          entries.map(({ activityId, title, on }) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of a name are told apart by nothing that is shown here
            <option key={`${at} ${activityId}`} value={`classmate ${activityId} ${at}`}>
              {t('objection.ofMate', { name, title, day: day(on) })}
            </option>
          )),
        )}
        <option value={MISSING}>{t('objection.missingThing')}</option>
      </Pick>
      {isTried && about === '' && <Notice kind="bad">{t('objection.aboutMissing')}</Notice>}
      <Textarea
        label={t('objection.text')}
        description={t('objection.textHint')}
        error={isTried && !text.trim() && t('objection.textMissing')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        size="md"
      />
      {raise.error && <Notice kind="bad">{objectionWords(t, raise.error)}</Notice>}
      <p>
        <Button type="submit" loading={raise.isPending}>
          {t('objection.send')}
        </Button>
      </p>
    </form>
  );
}
