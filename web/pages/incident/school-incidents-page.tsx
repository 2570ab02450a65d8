import './incident-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { headlineOf } from './class-incidents-page.tsx';
import { IncidentRead } from './incident-card.tsx';

/** What is under way in all classes of a school, whose help is due first before the others. What is done with it is done in the class. */
export function SchoolIncidentsPage() {
  const { schoolId = '' } = useParams();
  const words = useWords();
  const { t, both, className } = words;
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['school', schoolId, 'incidents'],
    queryFn: () => call('get /api/schools/:schoolId/incidents', { params: { schoolId } }),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return (
    <>
      <Link className="back no-print" to={`/schools/${schoolId}`}>
        <Icon name="back" />
        {t('incident.toReport')}
      </Link>
      <PageHead
        title={t('incident.title')}
        where={both(data.schoolName)}
        headline={headlineOf(data.incidents, words, data.open)}
      >
        <p className="small">{t('incident.means')}</p>
      </PageHead>
      {data.incidents.length === 0 && <Empty>{t('incident.emptySchool')}</Empty>}
      <h2 className="unseen">{t('incident.open')}</h2>
      {data.incidents.map((one) => (
        <IncidentRead key={one.incidentId} one={one} where={className(one.class)}>
          <Link to={`/classes/${one.class.classId}/incidents`}>{t('incident.inClass')}</Link>
        </IncidentRead>
      ))}
    </>
  );
}
