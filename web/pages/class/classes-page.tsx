import { Link, Navigate, useSearchParams } from 'react-router';
import { useClasses } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { OfflineLine } from '../../offline/offline-line.tsx';
import { BlindTodo } from '../../parts/blind-todo.tsx';
import { ContributedTodo } from '../../parts/contributed-todo.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermWay } from '../../parts/term-way.tsx';
import { WeekWay } from '../../parts/week-way.tsx';

export function ClassesPage() {
  const { t, both, term, className, day } = useWords();
  const [search] = useSearchParams();
  const isForLog = search.get('for') === 'log';
  const { data, error, refetch, isFetching } = useClasses();
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;

  const shown = data.classes
    .filter(({ mayLog }) => mayLog || !isForLog)
    .sort((a, b) => a.grade - b.grade || a.number - b.number);
  const [only] = shown;
  if (isForLog && only && shown.length === 1) return <Navigate to={`/classes/${only.classId}/log`} replace />;
  const isKept = data.keptAt !== undefined;
  const silent = shown.filter(({ activities }) => activities === 0).length;
  const headline =
    isForLog || isKept
      ? t('classes.logWhere')
      : silent === 0
        ? t('classes.allNoticed', { count: shown.length })
        : t('classes.someSilent', { count: shown.length, silent });
  return (
    <>
      <PageHead
        title={t('nav.classes')}
        where={data.term ? term(data.term.code) : undefined}
        headline={shown.length === 0 ? t('nav.classes') : headline}
      />
      <OfflineLine keptAt={data.keptAt} />
      {!isForLog && !isKept && <ContributedTodo />}
      {!isForLog && !isKept && <BlindTodo />}
      {!isForLog && !isKept && <TermWay />}
      {!isForLog && !isKept && <WeekWay />}
      {shown.length === 0 ? (
        <Empty>{t('classes.none')}</Empty>
      ) : (
        <ul className="rows">
          {shown.map((one) => (
            <li key={one.classId}>
              <Link className="row-link" to={`/classes/${one.classId}${isForLog ? '/log' : ''}`}>
                <span>
                  <strong>{className(one)}</strong> <span className="quiet">{both(one.schoolName)}</span>
                  <br />
                  <span className="small">
                    {t('common.pupils', { count: one.pupils })}
                    {!isKept &&
                      ` · ${one.lastOn ? t('classes.activitiesLast', { count: one.activities, day: day(one.lastOn) }) : t('classes.nothingYet')}`}
                  </span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
