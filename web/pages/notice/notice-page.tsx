import './notice-words.ts';
import { Link, useParams } from 'react-router';
import { type ClassNotice, useClassNotice } from '../../evidence/notice-query.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { NoticeTermCard } from './notice-term.tsx';

/** The records of a class at notice: whether they are, until when, and who began or stopped it. */
export function NoticePage() {
  const { classId = '' } = useParams();
  const { data, error, refetch, isFetching } = useClassNotice(classId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded data={data} />;
}

function Loaded({ data }: { data: ClassNotice }) {
  const { t, both, className, day, term } = useWords();
  const { classId } = data.class;
  const [first] = data.terms;
  const running = data.terms.find(({ state }) => state === 'at-notice')?.notice;
  const headline = running
    ? t('notice.headRuns', { until: day(running.until) })
    : t(first?.state === 'noticed' ? 'notice.headDone' : 'notice.headOpen', { term: term(first?.term.code ?? '') });
  return (
    <>
      <Link className="back no-print" to={`/classes/${classId}`}>
        <Icon name="back" />
        {className(data.class)}
      </Link>
      <PageHead
        title={t('notice.title')}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={first ? headline : t('notice.title')}
      >
        <p className="small">{t('notice.what')}</p>
      </PageHead>
      {data.terms.length === 0 && <Empty>{t('notice.none')}</Empty>}
      {data.terms.map((one) => (
        <NoticeTermCard key={one.term.code} classId={classId} noticeDays={data.noticeDays} one={one} />
      ))}
      {data.terms.some(({ state }) => state === 'noticed') && data.why.role !== 'teacher' && (
        <Link className="onward no-print" to={`/classes/${classId}/confirmation`}>
          {t('notice.toConfirm')}
          <Icon name="next" />
        </Link>
      )}
      <WhyLine why={data.why} />
    </>
  );
}
