import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Icon } from '../../parts/icon.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { keptSchoolsQuery } from '../../queries.ts';

/** To the classes of each school whose rosters I keep: to open one, or to begin the new school year. */
export function KeptSchools() {
  const { t } = useWords();
  const { data, error, refetch, isFetching } = useQuery(keptSchoolsQuery);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  if (data.schools.length === 0) return null;
  const isOver = ({ end }: Kept) => end !== null && end.lastDay < today();
  const closed = data.schools.filter(isOver);
  return (
    <section className="section">
      <h2>{t('schoolYear.classes')}</h2>
      <SchoolRows schools={data.schools.filter((one) => !isOver(one))} />
      {closed.length > 0 && (
        <details className="section">
          <summary>{t('schoolEnd.closedSchools', { count: closed.length })}</summary>
          <SchoolRows schools={closed} />
        </details>
      )}
    </section>
  );
}

type Kept = Reply<'get /api/rosters/schools'>['schools'][number];

function SchoolRows({ schools }: { schools: readonly Kept[] }) {
  const { t, both, day } = useWords();
  return (
    <ul className="rows">
      {schools.map(({ schoolId, name, end }) => (
        <li key={schoolId}>
          <Link className="row-link" to={`/schools/${schoolId}/classes`}>
            <span>
              {both(name)}
              {end && (
                <>
                  <br />
                  <span className="small">{t('schoolEnd.until', { day: day(end.lastDay) })}</span>
                </>
              )}
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
