import '../rubric/rubric-words.ts';
import './series-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ClassWhere } from '../../parts/class-where.tsx';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { useTerm } from '../../parts/term-pick.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import styles from './class.module.css';

type Data = Reply<'get /api/classes/:classId/series'>;
type Series = Data['series'][number];

/** The series a class has, and which of their tasks each child has done. */
export function SeriesPage() {
  const { classId = '' } = useParams();
  const { asked } = useTerm();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['class', classId, 'series', asked],
    queryFn: () => call('get /api/classes/:classId/series', { params: { classId }, query: asked }),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded data={data} />;
}

function Loaded({ data }: { data: Data }) {
  const { t, className } = useWords();
  const pupils = data.series[0]?.pupils ?? [];
  const begun = pupils.filter((_, at) => data.series.some((one) => (one.pupils[at]?.done.length ?? 0) > 0));
  return (
    <>
      <PageHead
        title={t('classSeries.title', { class: className(data.class) })}
        where={<ClassWhere of={data} />}
        headline={
          data.series.length === 0
            ? t('classSeries.none_offered')
            : t('classSeries.headline', { size: pupils.length, begun: begun.length })
        }
      >
        <p className="small">{t('classSeries.how')}</p>
      </PageHead>
      {data.series.map((one) => (
        <OneSeries key={one.indicatorId} one={one} term={data.term.code} />
      ))}
      <WhyLine why={data.why} />
    </>
  );
}

function OneSeries({ one: { dimension, title, tasks, pupils }, term }: { one: Series; term: string }) {
  const { t, both } = useWords();
  const numberOf = new Map(tasks.map(({ taskId }, at) => [taskId, at + 1]));
  return (
    <section className="section">
      <h2>
        <DimensionMark dimension={dimension} /> {both(title)}
      </h2>
      <ol className={styles['series-tasks']}>
        {tasks.map((task) => (
          <li key={task.taskId}>
            {both(task.title)}{' '}
            <span className="small">
              {t(`rubric.step.${task.step}`)} ·{' '}
              {t('classSeries.doneBy', { count: pupils.filter(({ done }) => done.includes(task.taskId)).length })}
            </span>
          </li>
        ))}
      </ol>
      <ul className="rows">
        {pupils.map(({ pupilId, done, ...pupil }) => (
          <li key={pupilId}>
            <Link className="row-link" to={`/pupils/${pupilId}?term=${term}`}>
              <span>
                <PupilName of={pupil} />{' '}
                <span className="small">
                  {done.length === 0
                    ? t('classSeries.none')
                    : t('classSeries.pupil', {
                        done: done.length,
                        count: tasks.length,
                        numbers: done.map((id) => numberOf.get(id)).join(' '),
                      })}
                </span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
