import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { overlookedSentence } from '../../../server/contract/report-sentence.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ClassWhere } from '../../parts/class-where.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { useLook } from './use-look.ts';

/** The very children of a class whom a finding counted, each the way to its own page. */
export function OverlookedPupilsPage() {
  const words = useWords();
  const { t, className, day } = words;
  const { classId = '' } = useParams();
  const asked = useLook();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['class', classId, 'overlooked', asked],
    queryFn: () => call('get /api/classes/:classId/overlooked', { params: { classId }, query: asked }),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return (
    <>
      <PageHead
        title={t('overlooked.titleIn', { class: className(data.class) })}
        where={<ClassWhere of={data} />}
        headline={overlookedSentence(data, words)}
      />
      {data.children.length === 0 ? (
        <Empty>{t('overlooked.nobody')}</Empty>
      ) : (
        <ul className="rows">
          {data.children.map(({ pupilId, lastOn, ...child }) => (
            <li key={pupilId}>
              <Link className="row-link" to={`/pupils/${pupilId}?term=${data.term.code}`}>
                <span>
                  <PupilName of={child} />{' '}
                  <span className="small">
                    {lastOn ? t('classReport.lastOn', { day: day(lastOn) }) : t('class.noRecord')}
                  </span>
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
