import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { schoolTables } from '../../../server/core/tables/school-tables.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { MethodPanel } from '../../parts/method-panel.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ReportSentences, ReportWays } from '../../parts/report-ways.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { TermWay } from '../../parts/term-way.tsx';
import { WeekWay } from '../../parts/week-way.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { grantsOf, useMe } from '../../session.ts';
import { Actions } from '../improvement/actions.tsx';
import type { Of } from '../improvement/improvement-queries.ts';
import { ClassTable } from './class-table.tsx';
import { Distributions } from './distributions.tsx';
import { Findings } from './findings.tsx';
import { HeatMap } from './heat-map.tsx';
import { Monitoring } from './monitoring.tsx';
import { Participation } from './participation.tsx';
import type { Report } from './report-parts.ts';
import styles from './school-report.module.css';
import { Weeks } from './weeks.tsx';

/** It is asked for below the figures and holds up none of them. */
const SchoolIncidentsWay = lazy(async () => ({
  default: (await import('../incident/school-incidents-way.tsx')).SchoolIncidentsWay,
}));
const QuestionCounts = lazy(async () => ({
  default: (await import('../question/question-counts.tsx')).QuestionCounts,
}));

export function ReportPage() {
  const { schoolId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['school', schoolId, 'report', asked],
    queryFn: () => call('get /api/schools/:schoolId/report', { params: { schoolId }, query: asked }),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={4} />;
  }
  return <Loaded report={data} pickTerm={pickTerm} />;
}

function SchoolPick({ now }: { now: string }) {
  const { t, both } = useWords();
  const navigate = useNavigate();
  const found = grantsOf(useMe(), 'principal', 'school-office').flatMap(({ place }) =>
    place.kind === 'school' ? [place] : [],
  );
  const schools = [...new Map(found.map((place) => [place.id, place])).values()];
  if (schools.length < 2) return null;
  return (
    <Pick label={t('report.school')} value={now} onPick={(id) => void navigate(`/schools/${id}`)}>
      {schools.map(({ id, name }) => (
        <option key={id} value={id}>
          {both(name)}
        </option>
      ))}
    </Pick>
  );
}

function Loaded({ report, pickTerm }: { report: Report; pickTerm: (code: string) => void }) {
  const { t, both, term, time, language } = useWords();
  const tables = useMemo(() => schoolTables(report, language), [report, language]);
  const { school, pupils, classes, records } = report;
  const of: Of = { kind: 'school', id: school.schoolId, term: report.term.code };
  const hasAny = records > 0;
  return (
    <div className={`${styles['report']} wide`}>
      <PageHead
        title={both(school.name)}
        where={`${both(school.name)} · ${term(report.term.code)} · ${t('figure.asOf', { time: time(report.asOf) })}`}
        headline={t('report.headline', {
          classes: t('common.classes', { count: classes }),
          pupils: t('common.pupils', { count: pupils }),
          records: t('common.records', { count: records }),
        })}
      >
        <Findings report={report} of={of} />
        <div className="picks no-print">
          <SchoolPick now={school.schoolId} />
          <TermPick terms={report.terms} term={report.term.code} onPick={pickTerm} />
          <ReportWays path={`/api/schools/${school.schoolId}/report`} term={report.term.code} hasPaper />
        </div>
        <TermWay />
        <WeekWay />
      </PageHead>
      {hasAny ? (
        <>
          <div className={styles['first-look']}>
            <HeatMap report={report} />
            <Weeks report={report} table={tables.weeks} />
          </div>
          <Actions of={of} actions={report.actions} />
          <Participation report={report} table={tables.participation} />
          <Distributions report={report} />
          <ClassTable report={report} />
          <Monitoring report={report} tables={tables} />
        </>
      ) : (
        <section className="section">
          <Empty
            action={
              <Button component={Link} to="/classes">
                {t('report.toClasses')}
              </Button>
            }
          >
            {t('report.empty')}
          </Empty>
          <Actions of={of} actions={report.actions} />
        </section>
      )}
      {report.term.isCurrent && (
        <Link className="onward no-print" to={`/schools/${school.schoolId}/objections`}>
          {t('atNotice.objections')}
          <Icon name="next" />
        </Link>
      )}
      {report.term.isCurrent && (
        <Suspense fallback={null}>
          <QuestionCounts schoolId={school.schoolId} />
          <SchoolIncidentsWay schoolId={school.schoolId} isPrincipal={report.why.role === 'principal'} />
        </Suspense>
      )}
      <ReportSentences sentences={report.sentences} />
      <WhyLine why={report.why} />
      <MethodPanel
        methods={['score', 'interval', 'gaps', 'grown', 'weeks', 'reliability']}
        made={{ version: report.methodVersion, at: report.asOf }}
        measured={measuredOf(report)}
      />
    </div>
  );
}

function measuredOf({ monitoring: { reliability } }: Report) {
  const { cutOffAt: at, methodVersion: version } = reliability;
  return at === null || version === null ? null : { at, version };
}
