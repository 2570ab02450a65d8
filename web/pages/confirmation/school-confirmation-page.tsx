import './confirmation-words.ts';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { useClassProgress, useSchoolConfirmations } from './confirmation-queries.ts';

/** How far each class is, in the order of classes: no order of more and less. */
export function SchoolConfirmationPage() {
  const { schoolId = '' } = useParams();
  const { t, both, className, term } = useWords();
  const { data, error, refetch, isFetching } = useSchoolConfirmations(schoolId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return (
    <>
      <Link className="back no-print" to={`/schools/${schoolId}/objections`}>
        <Icon name="back" />
        {both(data.schoolName)}
      </Link>
      <PageHead
        title={t('confirm.title')}
        where={`${both(data.schoolName)} · ${t('confirm.title')}`}
        headline={t('confirm.schoolHead')}
      >
        <p className="small">{t('confirm.schoolMeans')}</p>
      </PageHead>
      {data.classes.length === 0 && <Empty>{t('confirm.noneSchool')}</Empty>}
      {data.classes.map(({ class: of, term: { code } }) => (
        <article key={`${of.classId} ${code}`} className="card">
          <h2>
            <Link to={`/classes/${of.classId}/confirmation`}>
              {className(of)} · {term(code)}
            </Link>
          </h2>
          <Progress classId={of.classId} code={code} />
          <Link className="onward no-print" to={`/classes/${of.classId}/archive`}>
            {t('confirm.toArchive')}
            <Icon name="next" />
          </Link>
        </article>
      ))}
    </>
  );
}

/** Asked class by class, so that nobody waits for the largest school as a whole. */
function Progress({ classId, code }: { classId: string; code: string }) {
  const { t } = useWords();
  const { data, error, refetch, isFetching } = useClassProgress(classId, code);
  if (!data) {
    if (error) return <Failed isPart error={error} retry={() => void refetch()} isRetrying={isFetching} />;
    return <p className="small">{t('confirm.counting')}</p>;
  }
  const { again, filed, ...counts } = data;
  return (
    <>
      <p>{t('confirm.progress', counts)}</p>
      <p>{t('confirm.progressFiled', { count: filed })}</p>
      {again > 0 && <p className="small">{t('confirm.progressAgain', { count: again })}</p>}
    </>
  );
}
