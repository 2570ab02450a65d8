import { Link, useParams } from 'react-router';
import { UNSEEN_DAYS } from '../../../server/core/reports/overlooked.ts';
import { type ClassPupils, useClassPupils } from '../../evidence/evidence-queries.ts';
import { NoticeLine } from '../../evidence/notice-line.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { daysBetween, today } from '../../i18n/written.ts';
import { BlindTodo } from '../../parts/blind-todo.tsx';
import { ContributedTodo } from '../../parts/contributed-todo.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PhotoTray } from '../../parts/photo-tray.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { WeekWay } from '../../parts/week-way.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { ownClasses, useMe } from '../../session.ts';
import styles from './class.module.css';
import { ClassWays } from './class-ways.tsx';
import { FoundActivities } from './found-activities.tsx';
import { KeptClass } from './kept-class.tsx';
import { LookAt } from './look-at.tsx';
import { PupilRows } from './pupil-rows.tsx';
import { PupilWays } from './pupil-ways.tsx';

const MOST_NAMED = 6;

function useHeadline({ pupils, term }: ClassPupils) {
  const { t } = useWords();
  const without = pupils.filter(({ records }) => records === 0);
  const unseen = term.isCurrent
    ? pupils.filter(({ lastOn }) => lastOn && daysBetween(lastOn, today()) >= UNSEEN_DAYS)
    : [];
  const noticed = pupils.length - without.length;
  return {
    headline:
      noticed === 0
        ? t('class.headlineNone', { count: pupils.length })
        : without.length === 0
          ? t('class.headlineAll', { count: pupils.length })
          : t('class.headlineSome', { noticed, count: pupils.length }),
    without: noticed > 0 ? without : [],
    unseen,
  };
}

/** Those to look at first; each name leads to the child. */
function Named({ words, pupils, term }: { words: string } & Pick<ClassPupils, 'pupils' | 'term'>) {
  const { t } = useWords();
  if (pupils.length === 0) return null;
  return (
    <p className={styles['named-pupils']}>
      {words}{' '}
      {pupils.slice(0, MOST_NAMED).map(({ pupilId, ...pupil }) => (
        <Link key={pupilId} to={`/pupils/${pupilId}?term=${term.code}`}>
          <PupilName of={pupil} />
        </Link>
      ))}
      {pupils.length > MOST_NAMED && t('class.andMore', { count: pupils.length - MOST_NAMED })}
    </p>
  );
}

export function ClassPage() {
  const { classId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const { data, error, refetch, isFetching } = useClassPupils(classId, asked);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  if (data.keptAt !== undefined) return <KeptClass room={data} />;
  return <Loaded key={data.term.code} data={data} pickTerm={pickTerm} />;
}

function Loaded({ data, pickTerm }: { data: ClassPupils; pickTerm: (code: string) => void }) {
  const { t, both, className, named } = useWords();
  const me = useMe();
  const { classId } = data.class;
  const mayLog = ownClasses(me).includes(classId) && data.term.isCurrent;
  const mayImport = data.term.isCurrent && ['teacher', 'homeroom', 'school-office'].includes(data.why.role);
  const keepsClass = data.term.isCurrent && ['homeroom', 'school-office', 'principal'].includes(data.why.role);
  const { headline, without, unseen } = useHeadline(data);
  return (
    <div className="wide">
      <PageHead
        title={className(data.class)}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={headline}
      >
        <div className={styles['term']}>
          <TermPick isBare terms={me.terms} term={data.term.code} onPick={pickTerm} />
        </div>
        {!mayLog && (
          <>
            <Named words={t('class.without')} pupils={without} term={data.term} />
            <Named words={t('class.unseen', { count: unseen.length })} pupils={unseen} term={data.term} />
          </>
        )}
        <NoticeLine classId={classId} term={data.term.code} />
        <ClassWays classId={classId} term={data.term.code} mayLog={mayLog} mayImport={mayImport} />
      </PageHead>
      {mayLog && <LookAt classId={classId} />}
      {mayLog && <ContributedTodo of={classId} />}
      {mayLog && <BlindTodo />}
      {mayLog && <WeekWay />}
      {mayLog && (
        <PhotoTray classId={classId} nameOf={(id) => named(data.pupils.find(({ pupilId }) => pupilId === id))} />
      )}
      <div className={styles['class-columns']}>
        <section>
          <FoundActivities classId={classId} term={data.term.code} mayLog={mayLog} />
        </section>
        <section>
          <h2>{t('class.pupils')}</h2>
          <PupilWays
            classId={classId}
            term={data.term.code}
            mayComment={data.why.role === 'homeroom'}
            mayNoteIncident={mayLog || keepsClass}
            keepsClass={keepsClass}
          />
          <PupilRows pupils={data.pupils} term={data.term} />
        </section>
      </div>
      <WhyLine why={data.why} />
    </div>
  );
}
