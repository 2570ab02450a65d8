import './objection-words.ts';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { DecideForm } from './decide-form.tsx';
import { ObjectionLines } from './objection-lines.tsx';
import { type SchoolObjection, useSchoolObjections } from './objection-queries.ts';

/** Objections to the notices of a school, for whoever answers for it: those that wait first. */
export function ObjectionsPage() {
  const { schoolId = '' } = useParams();
  const { t, both, className } = useWords();
  const { data, error, refetch, isFetching } = useSchoolObjections(schoolId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { waiting, answerDays, classes, objections } = data;
  return (
    <>
      <Link className="back no-print" to={`/schools/${schoolId}`}>
        <Icon name="back" />
        {both(data.schoolName)}
      </Link>
      <PageHead
        title={t('objection.title')}
        where={`${both(data.schoolName)} · ${t('objection.title')}`}
        headline={waiting === 0 ? t('objection.queueNone') : t('objection.queueHead', { count: waiting })}
      >
        <p className="small">{t('objection.queueRules', { count: answerDays })}</p>
        {classes.map(({ class: of, ...counts }) => (
          <p key={of.classId} className="small">
            {t('objection.perClass', { class: className(of), ...counts })}
          </p>
        ))}
      </PageHead>
      <Link className="onward no-print" to={`/schools/${schoolId}/confirmations`}>
        {t('objection.toConfirm')}
        <Icon name="next" />
      </Link>
      {objections.length === 0 && <Empty>{t('objection.queueEmpty')}</Empty>}
      {objections.map((one) => (
        <Card key={one.objectionId} schoolId={schoolId} one={one} />
      ))}
    </>
  );
}

function Card({ schoolId, one }: { schoolId: string; one: SchoolObjection }) {
  const { t, className, term } = useWords();
  return (
    <article className="card">
      <p className="small">
        {className(one.class)} · {term(one.term.code)} · {t('objection.from', { name: one.pupilName })}
      </p>
      <ObjectionLines one={one} head="h2" />
      {one.state === 'sent' &&
        (one.mayNot ? (
          <p className="small">{t(`objection.fault.${one.mayNot.replace('.', '-')}`)}</p>
        ) : (
          <DecideForm schoolId={schoolId} objectionId={one.objectionId} />
        ))}
    </article>
  );
}
