import './confirmation-words.ts';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { ClassTermCard } from './class-term.tsx';
import { type ClassConfirmations, useClassConfirmations } from './confirmation-queries.ts';

/** The children of a class, each with how its record stands: one button for those that can be confirmed. */
export function ClassConfirmationPage() {
  const { classId = '' } = useParams();
  const { t, both, className } = useWords();
  const { data, error, refetch, isFetching } = useClassConfirmations(classId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return (
    <>
      <Link className="back no-print" to={`/classes/${classId}/notice`}>
        <Icon name="back" />
        {className(data.class)}
      </Link>
      <PageHead
        title={t('confirm.title')}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={t(...headOf(data))}
      >
        <p className="small">{data.stage ? t('confirm.what') : t('confirm.lookOn')}</p>
      </PageHead>
      {data.terms.length > 0 && (
        <Link className="onward no-print" to={`/classes/${classId}/archive`}>
          {t('confirm.toArchive')}
          <Icon name="next" />
        </Link>
      )}
      {data.terms.length === 0 && <Empty>{t('confirm.noneClass')}</Empty>}
      {data.terms.map((one) => (
        <ClassTermCard key={one.term.code} classId={classId} stage={data.stage} one={one} />
      ))}
    </>
  );
}

function headOf({ stage, terms }: ClassConfirmations): [string, { count?: number }] {
  const pupils = terms.flatMap((one) => one.pupils);
  const again = pupils.filter(({ stages }) =>
    stages.some((one) => one.stage === stage && (one.state === 'again' || one.state === 'changed')),
  );
  if (again.length > 0) return ['confirm.again', { count: again.length }];
  const ready = pupils.filter(({ mayConfirm, needsExcuse }) => mayConfirm && !needsExcuse);
  if (ready.length > 0) return ['confirm.ready', { count: ready.length }];
  const atHome = pupils.filter(({ mayConfirm, needsExcuse }) => mayConfirm && needsExcuse);
  if (atHome.length > 0) return ['confirm.waitsHome', { count: atHome.length }];
  return [stage && terms.length > 0 ? 'confirm.allDone' : 'confirm.title', {}];
}
