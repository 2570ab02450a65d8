import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'react-router';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { queries } from '../../queries.ts';
import { grantsOf, useMe } from '../../session.ts';
import styles from './school-year.module.css';
import { refusedWords, type Started, type TermClasses } from './year-queries.ts';

/** The pupils go on into a term: looked at in a sentence for each class, and only then written. */
export function TermStart({ schoolId, term }: { schoolId: string; term: TermClasses }) {
  const { t, day, term: termWords } = useWords();
  const me = useMe();
  // Sent again after a lost answer it is done once.
  const clientId = useRef(newClientId());
  const run = useMutation({
    mutationFn: (dryRun: boolean) =>
      call('post /api/schools/:schoolId/term-starts', {
        params: { schoolId },
        body: { clientId: dryRun ? newClientId() : clientId.current, term: term.code, dryRun },
      }),
    onSuccess: ({ outcome }) => (outcome === 'started' ? queries.invalidateQueries() : undefined),
  });
  const said = run.data;
  const hasBegun = said?.outcome === 'started';
  const isDone = said !== undefined && !hasWork(said);
  const mayImport = grantsOf(me, 'school-office').some(({ place }) => place.id === schoolId);
  const words = { term: termWords(term.code), day: day(term.startsOn) };
  return (
    <section className="section card">
      <h2>{t(term.isNewYear ? 'schoolYear.newYear' : 'schoolYear.newTerm', words)}</h2>
      {!said && <p>{t(term.isNewYear ? 'schoolYear.newYearMeans' : 'schoolYear.newTermMeans', words)}</p>}
      {run.error && <Notice kind="bad">{refusedWords(t, run.error)}</Notice>}
      {said && <Sentences said={said} />}
      {hasBegun && term.isNewYear && (
        <p>
          {t('schoolYear.thenEntry')} {mayImport && <Link to={`/rosters/${schoolId}`}>{t('schoolYear.toImport')}</Link>}
        </p>
      )}
      {!hasBegun && (
        <div className="actions">
          {said && !isDone && (
            <Button size="md" loading={run.isPending} onClick={() => run.mutate(false)}>
              {t(term.isNewYear ? 'schoolYear.beginYear' : 'schoolYear.beginTerm')}
            </Button>
          )}
          <Button size="md" variant="default" loading={run.isPending} onClick={() => run.mutate(true)}>
            {t(said ? 'schoolYear.lookAgain' : 'schoolYear.look')}
          </Button>
        </div>
      )}
      {said && !hasBegun && <p className="small">{t('roster.nothingWritten')}</p>}
    </section>
  );
}

/** Whether anything would be written: once begun, there is nothing until somebody comes. */
const hasWork = ({ goOn, classes }: Started) => goOn > 0 || classes.some(({ endingGrants }) => endingGrants > 0);

function Sentences({ said }: { said: Started }) {
  const { t } = useWords();
  const sum = said.outcome === 'started' ? 'schoolYear.begun' : 'schoolYear.would';
  return (
    <>
      <p>
        <strong>
          {said.outcome === 'checked' && !hasWork(said)
            ? t('schoolYear.nothingToDo')
            : `${t(sum, { count: said.goOn })}${said.leave > 0 ? ` ${t('schoolYear.andLeave', { count: said.leave })}` : ''}`}
        </strong>
      </p>
      <ul className={`plain-list ${styles['sentences']}`}>
        {said.classes.map((one) => (
          <li key={one.classId}>
            <ClassSentence one={one} said={said} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ClassSentence({ one, said }: { one: Started['classes'][number]; said: Started }) {
  const { t, className, list, day } = useWords();
  const { toGrade, pupils, goOn, placed, homerooms, endingGrants } = one;
  const from = className(one);
  const homeroom =
    homerooms.length > 0 ? t('schoolYear.homeroom', { names: list(homerooms) }) : t('schoolYear.noHomeroom');
  if (toGrade === null)
    return (
      <>
        {t('schoolYear.leaves', { from, count: pupils })}
        {endingGrants > 0 && ` ${t('schoolYear.untilThen', { day: day(said.startsOn) })}`}
      </>
    );
  const to = className({ ...one, grade: toGrade });
  const main = said.isNewYear
    ? t('schoolYear.goesUp', { from, to, count: goOn })
    : t('schoolYear.goesOn', { from, count: goOn });
  return (
    <>
      {main} {placed > 0 && `${t('schoolYear.placed', { count: placed })} `}
      <span className="small">{homeroom}</span>
    </>
  );
}
