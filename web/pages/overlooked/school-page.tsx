import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { overlookedSentence } from '../../../server/contract/report-sentence.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { useLook } from './use-look.ts';

/** In which classes the children are whom a finding counted: each leads to their names. */
export function OverlookedClassesPage() {
  const words = useWords();
  const { t, both, className, term, time } = words;
  const { schoolId = '' } = useParams();
  const asked = useLook();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['school', schoolId, 'overlooked', asked],
    queryFn: () => call('get /api/schools/:schoolId/overlooked', { params: { schoolId }, query: asked }),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { look, dimension } = data;
  const of = (classId: string) =>
    `/classes/${classId}/overlooked?${new URLSearchParams({ look, ...(dimension ? { dimension } : {}), term: data.term.code })}`;
  return (
    <>
      <PageHead
        title={t('overlooked.title')}
        where={
          <>
            <Link to={`/schools/${schoolId}?term=${data.term.code}`}>{both(data.school.name)}</Link>
            {` · ${term(data.term.code)} · ${t('figure.asOf', { time: time(data.asOf) })}`}
          </>
        }
        headline={overlookedSentence(data, words, data.classes.length)}
      />
      {data.classes.length === 0 ? (
        <Empty>{t('overlooked.nobody')}</Empty>
      ) : (
        <ul className="rows">
          {data.classes.map((row) => (
            <li key={row.class.classId}>
              <Link className="row-link" to={of(row.class.classId)}>
                <span>
                  <strong>{className(row.class)}</strong>{' '}
                  <span className="small">{t('overlooked.ofClass', { count: row.pupils, of: row.of })}</span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <WhyLine why={data.why} />
    </>
  );
}
