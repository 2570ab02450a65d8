import '../../parts/weeks-figure.css';
import { useMemo } from 'react';
import { steadyTitle, type WeekFigure } from '../../../server/contract/report-sentence.ts';
import { shownPercent, shownScore } from '../../../server/core/reports/rounding.ts';
import type { Table } from '../../../server/core/tables/table.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WithTables } from '../../parts/behind.tsx';
import type { PlottedControl } from '../../parts/control-drawing.ts';
import { Plot } from '../../parts/plot.tsx';
import type { Report, Tables } from './report-parts.ts';
import styles from './school-report.module.css';

type Chart = Report['monitoring']['control']['fresh'];

/** Which weeks are unlike what is usual here, named in words; the chart with its limits comes second. */
export function Steady({ report, tables }: { report: Report; tables: Tables }) {
  const { t } = useWords();
  return (
    <section className={`section ${styles['steady']}`} id="steady">
      <h2>{t('monitoring.steady.title')}</h2>
      <ControlFigure kind="fresh" report={report} table={tables.fresh} />
      <ControlFigure kind="records" report={report} table={tables.records} />
    </section>
  );
}

function ControlFigure({ kind, report, table }: { kind: WeekFigure; report: Report; table: Table }) {
  const words = useWords();
  const { t, day, time } = words;
  const chart = report.monitoring.control[kind];
  const rows = useMemo(() => chart.points.map((point) => plotted(kind, point, day(point.week))), [chart, kind, day]);
  const title = steadyTitle(kind, chart, words);
  const unit = kind === 'fresh' ? '%' : '';
  const said = rows
    .map(({ label, value, lo, hi }) =>
      t('monitoring.steady.said', { label, value: `${value}${unit}`, lo: lo ?? '–', hi: hi ?? '–' }),
    )
    .join(t('weeks.between'));
  const { cutOffAt } = report.monitoring.reliability;
  // Entries are counted at night: a mark by itself does not say with which others it was written down.
  const asOf = kind === 'fresh' ? cutOffAt : report.asOf;
  const caption = [
    t(`monitoring.steady.${kind}.caption`),
    ...(chart.status === 'ok'
      ? [
          t('monitoring.steady.limits'),
          t('monitoring.steady.baseline', { count: chart.terms }),
          t('monitoring.steady.chance'),
        ]
      : []),
    ...(asOf === null ? [] : [t('figure.asOf', { time: time(asOf) })]),
  ];
  return (
    <figure className="figure card weeks-figure" id={`steady-${kind}`}>
      <h3>{title}</h3>
      <WithTables
        tables={[{ ...table, rows: table.rows.map(([week, ...rest]) => [day(String(week)), ...rest]) }]}
        isTurned
        isShort
        caption={caption.join(' · ')}
      >
        {rows.length > 0 && (
          <Plot kind={kind === 'fresh' ? 'shares' : 'rates'} rows={rows} label={`${title} ${said}`} />
        )}
      </WithTables>
    </figure>
  );
}

function plotted(
  kind: WeekFigure,
  { value, usual, lo, hi, side }: Chart['points'][number],
  label: string,
): PlottedControl {
  const shown = (one: number) => (kind === 'fresh' ? shownPercent(one) : shownScore(one));
  const orNone = (one: number | null) => (one === null ? null : shown(one));
  return { label, value: shown(value), usual: orNone(usual), lo: orNone(lo), hi: orNone(hi), isOut: side !== null };
}
