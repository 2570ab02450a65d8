import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import { ClassWhere } from '../../parts/class-where.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { useTerm } from '../../parts/term-pick.tsx';
import { wordsHeld } from '../../parts/use-held-words.ts';
import { WhyLine } from '../../parts/why-line.tsx';

/** As many as are looked for. */
const MOST_LETTERS = 40;

/** What of a class was written down more than a week after: the activities, the latest first. */
export function LateActivitiesPage() {
  const { t, className, day } = useWords();
  const { classId = '' } = useParams();
  const { asked } = useTerm();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['class', classId, 'late', asked],
    queryFn: () => call('get /api/classes/:classId/late-activities', { params: { classId }, query: asked }),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { records, freshShare, activities } = data;
  // The class page, with the activity looked for.
  const found = `/classes/${classId}?${new URLSearchParams({ term: data.term.code })}`;
  const said = { class: className(data.class), share: writtenPercent(1 - (freshShare ?? 1)), count: records };
  return (
    <>
      <PageHead
        title={t('overlooked.lateTitle', { class: className(data.class) })}
        where={<ClassWhere of={data} />}
        headline={t('finding.late', said)}
      />
      {activities.length === 0 ? (
        <Empty>{t('overlooked.nothingLate')}</Empty>
      ) : (
        <ul className="rows">
          {activities.map((one) => (
            <li key={one.activityId}>
              <Link className="row-link" to={found} state={wordsHeld(one.title.slice(0, MOST_LETTERS))}>
                <span>
                  <strong>{one.title}</strong> <span className="small">{day(one.happenedOn)}</span>
                  <br />
                  <span className="small">
                    {t('overlooked.lateOf', { count: one.late, of: one.records, days: one.days })}
                  </span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data.hasMore && <p className="small">{t('overlooked.lateMore', { count: activities.length })}</p>}
      <WhyLine why={data.why} />
    </>
  );
}
