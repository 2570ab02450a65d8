import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { WeekWay } from '../../parts/week-way.tsx';

type Area = Reply<'get /api/areas'>['areas'][number];
const KINDS = ['district', 'town', 'group'] as const;

export const areasQuery = { queryKey: ['areas'], queryFn: () => call('get /api/areas', {}) };

/** The areas I answer for, the largest first. */
export function AreasPage() {
  const { t } = useWords();
  const { data, error, refetch, isFetching } = useQuery(areasQuery);
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={3} />;
  }
  return (
    <>
      <PageHead title={t('areas.title')} headline={t('areas.headline')} />
      <WeekWay />
      {data.areas.length === 0 && <Empty>{t('areas.empty')}</Empty>}
      {KINDS.map((kind) => (
        <AreaList key={kind} kind={kind} areas={data.areas.filter((area) => area.kind === kind)} />
      ))}
    </>
  );
}

function AreaList({ kind, areas }: { kind: Area['kind']; areas: readonly Area[] }) {
  const { t, both } = useWords();
  if (areas.length === 0) return null;
  return (
    <section className="section">
      <h2>{t(`areaKinds.${kind}`)}</h2>
      <ul className="rows">
        {areas.map(({ areaId, name, schools }) => (
          <li key={areaId}>
            <Link className="row-link" to={`/areas/${areaId}`}>
              <span>
                {both(name)} <span className="small">{t('areas.schools', { count: schools })}</span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
