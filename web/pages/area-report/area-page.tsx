import './area-measured-words.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { MethodPanel } from '../../parts/method-panel.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ReportSentences, ReportWays } from '../../parts/report-ways.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { WeekWay } from '../../parts/week-way.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { Actions } from '../improvement/actions.tsx';
import type { Of } from '../improvement/improvement-queries.ts';
import { Lock, type Report, Told } from './area-parts.tsx';
import styles from './area-report.module.css';
import { areasQuery } from './areas-page.tsx';
import { Bands } from './bands.tsx';
import { Comparability } from './comparability.tsx';
import { Comparison } from './comparison.tsx';
import { AreaFindings } from './findings.tsx';
import { Opportunities } from './opportunities.tsx';
import { Overall } from './overall.tsx';
import { Schools } from './schools.tsx';
import { AreaWeeks } from './weeks.tsx';

export function AreaPage() {
  const { areaId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['area', areaId, 'report', asked],
    queryFn: () => call('get /api/areas/:areaId/report', { params: { areaId }, query: asked }),
    placeholderData: keepPreviousData,
  });
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={4} />;
  }
  return <Loaded report={data} pickTerm={pickTerm} />;
}

function AreaPick({ now }: { now: string }) {
  const { t, both } = useWords();
  const navigate = useNavigate();
  const { data } = useQuery(areasQuery);
  if (!data || data.areas.length < 2) return null;
  return (
    <Pick label={t('area.area')} value={now} onPick={(id) => void navigate(`/areas/${id}`)}>
      {data.areas.map(({ areaId, kind, name }) => (
        <option key={areaId} value={areaId}>
          {`${t(`areaKind.${kind}`)} · ${both(name)}`}
        </option>
      ))}
    </Pick>
  );
}

function Loaded({ report, pickTerm }: { report: Report; pickTerm: (code: string) => void }) {
  const { t, both, term, time } = useWords();
  const { area, n, schoolCount } = report;
  const of: Of = { kind: 'area', id: area.areaId, term: report.term.code };
  const isEmpty = report.results.every(({ recordsEach }) => recordsEach === 0);
  return (
    <div className={`${styles['area-report']} wide`}>
      <PageHead
        title={both(area.name)}
        where={`${t(`areaKind.${area.kind}`)} · ${term(report.term.code)} · ${t('figure.asOf', { time: time(report.asOf) })}`}
        headline={t('area.headline', {
          name: both(area.name),
          schools: t('areas.schools', { count: schoolCount }),
          pupils: n === 'locked' ? t('area.fewPupils') : t('area.pupils', { count: n }),
        })}
      >
        <Comparability report={report} />
        <AreaFindings report={report} of={of} />
        {!isEmpty && <p className="small">{t('areaMeasured.onceADay', { time: time(report.asOf) })}</p>}
        <div className="picks no-print">
          <AreaPick now={area.areaId} />
          <TermPick terms={report.terms} term={report.term.code} onPick={pickTerm} />
          <Link className="quiet-button picks-link" to={`/areas/${area.areaId}/moderation`}>
            {t('moderation.open')}
          </Link>
          <ReportWays path={`/api/areas/${area.areaId}/report`} term={report.term.code} />
        </div>
        <WeekWay />
      </PageHead>
      {isEmpty ? (
        <section className="section">
          <Empty>{t('area.empty', { time: time(report.asOf) })}</Empty>
          <Actions of={of} actions={report.actions} />
        </section>
      ) : (
        <>
          {report.hidden > 0 && (
            <p className={`small ${styles['lock-legend']}`}>
              <Lock /> {t('area.lockMeans')}
            </p>
          )}
          <Overall report={report}>
            <Opportunities report={report} />
          </Overall>
          <Schools report={report} />
          <Actions of={of} actions={report.actions} />
          <Comparison report={report} />
          <Bands report={report} />
          <AreaWeeks report={report} />
        </>
      )}
      <ReportSentences sentences={report.sentences} />
      <WhyLine why={report.why} />
      <p className="small">
        n=
        <Told value={n} />
      </p>
      <MethodPanel
        methods={['score', 'reliability', 'inequality', 'schools']}
        made={{ version: report.methodVersion, at: report.asOf }}
        measured={report.measured && { version: report.measured.methodVersion, at: report.measured.cutOffAt }}
      />
    </div>
  );
}
