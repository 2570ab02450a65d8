import './year-words.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'react-router';
import { call, newClientId, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { queries } from '../../queries.ts';
import styles from './school-year.module.css';
import { refusedBackWords } from './year-queries.ts';

export type TakenBack = Reply<'post /api/rosters/school-ends/taken-back'>;

/** The end of a school was said by mistake: what would come back first, then all of it. */
export function TakeBackEnd({ schoolId, done }: { schoolId: string; done: (back: TakenBack) => void }) {
  const { t } = useWords();
  // Sent again after a lost answer it is done once.
  const clientId = useRef(newClientId());
  const run = useMutation({
    mutationFn: (dryRun: boolean) =>
      call('post /api/rosters/school-ends/taken-back', {
        body: { clientId: dryRun ? newClientId() : clientId.current, schoolId, dryRun },
      }),
    onSuccess: async (answer) => {
      if (answer.outcome === 'checked') return;
      done(answer);
      await queries.invalidateQueries();
    },
  });
  const looked = run.data?.outcome === 'checked' ? run.data : undefined;
  return (
    <section className="section card">
      <h2>{t('endSchool.back.title')}</h2>
      <p>{t('endSchool.back.means')}</p>
      <div className={styles['looked']}>
        {run.error && <Notice kind="bad">{refusedBackWords(t, run.error)}</Notice>}
        {looked && <BackLooked looked={looked} />}
      </div>
      <div className="actions">
        <Button
          size="md"
          variant={looked ? 'filled' : 'default'}
          loading={run.isPending}
          onClick={() => run.mutate(!looked)}
        >
          {t(looked ? 'endSchool.back.do' : 'schoolYear.look')}
        </Button>
      </div>
    </section>
  );
}

/** What would come back, or has, in sentences. */
export function BackLooked({ looked }: { looked: TakenBack }) {
  const { t, both } = useWords();
  const { school, into, pupils, teachers, classes } = looked;
  const isDone = looked.outcome === 'taken-back';
  const words = { school: both(school.name), into: into ? both(into.name) : '' };
  return (
    <>
      <p role="status">
        <strong>{t(isDone ? 'endSchool.back.done' : 'endSchool.back.would', words)}</strong>
      </p>
      <ul className={`plain-list ${styles['sentences']}`}>
        {pupils > 0 && <li>{t('endSchool.back.pupils', { ...words, count: pupils })}</li>}
        {teachers > 0 && <li>{t('endSchool.back.teachers', { count: teachers })}</li>}
        {classes > 0 && <li>{t('endSchool.back.classes', { ...words, count: classes })}</li>}
      </ul>
      {isDone && (
        <p>
          <Link to={`/schools/${school.schoolId}/classes`}>{t('schoolEnd.toInto', { into: words.school })}</Link>
        </p>
      )}
    </>
  );
}
