import './archive-words.ts';
import { Link, useParams } from 'react-router';
import { isOpenCorrection } from '../../../server/core/cycle/correction.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { type ClassArchives, useClassArchives } from './archive-queries.ts';
import { ArchiveTermCard } from './archive-term.tsx';

/** The reports of a class, each as it stands: one button for those that can be filed, and what was asked to be corrected since. */
export function ClassArchivePage() {
  const { classId = '' } = useParams();
  const { t, both, className } = useWords();
  const { data, error, refetch, isFetching } = useClassArchives(classId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return (
    <>
      <Link className="back no-print" to={`/classes/${classId}/confirmation`}>
        <Icon name="back" />
        {className(data.class)}
      </Link>
      <PageHead
        title={t('archive.title')}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={t(...headOf(data))}
      >
        <p className="small">{t('archive.what')}</p>
        {!data.mayFile && <p className="small">{t('archive.lookOn')}</p>}
      </PageHead>
      {data.terms.length === 0 && <Empty>{t('archive.none')}</Empty>}
      {data.terms.map((one) => (
        <ArchiveTermCard key={one.term.code} classId={classId} mayFile={data.mayFile} one={one} />
      ))}
    </>
  );
}

function headOf({ terms }: ClassArchives): [string, { count?: number }] {
  if (terms.length === 0) return ['archive.title', {}];
  const open = terms.flatMap(({ corrections }) => corrections).filter(({ state }) => isOpenCorrection(state));
  if (open.length > 0) return ['archive.headCorrecting', { count: open.length }];
  const pupils = terms.flatMap((one) => one.pupils).filter(({ outcome }) => outcome !== 'not-asked');
  const ready = pupils.filter(({ outcome }) => outcome === 'filed');
  if (ready.length > 0) return ['archive.headReady', { count: ready.length }];
  return [pupils.every(({ outcome }) => outcome === 'already') ? 'archive.headDone' : 'archive.headWaits', {}];
}
