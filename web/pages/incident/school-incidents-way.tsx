import './incident-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';

/** To what is under way in a school; for the principal with numbers, of no child and no teacher. */
export function SchoolIncidentsWay({ schoolId, isPrincipal }: { schoolId: string; isPrincipal: boolean }) {
  const { t } = useWords();
  const { data } = useQuery({
    enabled: isPrincipal,
    queryKey: ['school', schoolId, 'incident-counts'],
    queryFn: () => call('get /api/schools/:schoolId/incident-counts', { params: { schoolId } }),
  });
  return (
    <section className="section no-print">
      <h2>{t('incident.title')}</h2>
      {data && data.open + data.repaired > 0 && <p>{t('incident.counts', data)}</p>}
      <p>
        <Link to={`/schools/${schoolId}/incidents`}>{t('incident.toSchool')}</Link>
      </p>
    </section>
  );
}
