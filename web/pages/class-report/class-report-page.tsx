import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { classHeadline } from '../../../server/contract/report-sentence.ts';
import { classTables } from '../../../server/core/tables/class-tables.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import { ClassWhere } from '../../parts/class-where.tsx';
import { MethodPanel } from '../../parts/method-panel.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ReportSentences, ReportWays } from '../../parts/report-ways.tsx';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { WeeksFigure } from '../../parts/weeks-figure.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { grantsOf, ownClasses, useMe } from '../../session.ts';
import { Attention } from './attention.tsx';
import { Dimensions } from './dimensions.tsx';
import { PlanNext } from './plan-next.tsx';
import type { Report } from './report.ts';
import { Unseen } from './unseen.tsx';

/** For few, a few times a year; its words and its ZIP come with it. */
const BooksSection = lazy(async () => ({ default: (await import('./books-section.tsx')).BooksSection }));

export function ClassReportPage() {
  const { classId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['class', classId, 'report', asked],
    queryFn: () => call('get /api/classes/:classId/report', { params: { classId }, query: asked }),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={4} />;
  }
  return <Loaded report={data} pickTerm={pickTerm} />;
}

/** Whoever hands the books out: the class's homeroom teacher, and the school's office and principal. */
function useGivesBooks(classId: string): boolean {
  const grants = grantsOf(useMe(), 'homeroom', 'school-office', 'principal');
  return grants.some(({ place: { kind, id } }) => kind !== 'class' || id === classId);
}

function Loaded({ report, pickTerm }: { report: Report; pickTerm: (code: string) => void }) {
  const words = useWords();
  const { t, className, language } = words;
  const { classId } = report.class;
  const mayLog = ownClasses(useMe()).includes(classId) && report.term.isCurrent;
  const givesBooks = useGivesBooks(classId);
  const tables = useMemo(() => classTables(report, language), [report, language]);
  return (
    <div className="wide">
      <PageHead
        title={t('classReport.title', { class: className(report.class) })}
        where={<ClassWhere of={report} />}
        headline={classHeadline(report, words)}
      >
        <p className="small">
          {t('common.records', { count: report.records })}
          {report.freshShare !== null && ` · ${t('figure.fresh', { share: writtenPercent(report.freshShare) })}`}
        </p>
        <div className="picks no-print">
          <TermPick terms={report.terms} term={report.term.code} onPick={pickTerm} />
          <ReportWays path={`/api/classes/${classId}/report`} term={report.term.code} hasPaper />
        </div>
      </PageHead>
      {report.records === 0 ? (
        <Empty
          action={
            <Button component={Link} to={`/classes/${classId}${mayLog ? '/log' : ''}`}>
              {t(mayLog ? 'class.logFirst' : 'classReport.toClass')}
            </Button>
          }
        >
          {t('classReport.empty')}
        </Empty>
      ) : (
        <>
          <Unseen report={report} />
          <Attention report={report} table={tables.attention} />
          <Dimensions report={report} table={tables.dimensions} />
          <section className="section" id="weeks">
            <h2>{t('weeks.heading')}</h2>
            <WeeksFigure
              weeks={report.weeks}
              pupils={report.pupils}
              endsOn={report.term.endsOn}
              asOf={report.asOf}
              table={tables.weeks}
            />
          </section>
        </>
      )}
      <PlanNext report={report} table={tables.indicators} mayLog={mayLog} />
      {givesBooks && (
        <Suspense fallback={<Bones cards={1} />}>
          <BooksSection key={report.term.code} classId={classId} term={report.term.code} />
        </Suspense>
      )}
      <div className="section">
        <Notice kind="calm">{t(`comparability.${report.comparability}`)}</Notice>
      </div>
      <ReportSentences sentences={report.sentences} />
      <WhyLine why={report.why} />
      <MethodPanel methods={['score', 'interval']} made={{ version: report.methodVersion, at: report.asOf }} />
    </div>
  );
}
