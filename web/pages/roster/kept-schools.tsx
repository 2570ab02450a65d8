import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { Bones, Failed } from '../../parts/states.tsx';

/** To the classes of each school whose rosters I keep: to open one, or to begin the new school year. */
export function KeptSchools() {
  const { t, both } = useWords();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['kept-schools'],
    queryFn: () => call('get /api/rosters/schools', {}),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  if (data.schools.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('schoolYear.classes')}</h2>
      <ul className="rows">
        {data.schools.map(({ schoolId, name }) => (
          <li key={schoolId}>
            <Link className="row-link" to={`/schools/${schoolId}/classes`}>
              <span>{both(name)}</span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
