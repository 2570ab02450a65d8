import { useMemo } from 'react';
import type { Table } from '../../../server/core/tables/table.ts';
import { tableWord } from '../../../server/core/tables/table-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { WeeksFigure } from '../../parts/weeks-figure.tsx';
import { type Report, resultIn, useView } from './report-parts.ts';

/** One dimension at a time: sums of classes cannot say which pupils two dimensions share. */
export function Weeks({ report, table }: { report: Report; table: Table }) {
  const { t, language } = useWords();
  const { dimension, dimensions, pickDimension } = useView(report);
  const weeks = useMemo(
    () =>
      report.weeks.flatMap(({ dimensions: parts, ...week }) => {
        const part = parts.find((one) => one.dimension === dimension);
        return part ? { ...week, ...part } : [];
      }),
    [report, dimension],
  );
  if (!dimension) return null;
  const name = t(`dimension.${dimension}`);
  const place = table.columns.indexOf(tableWord('dimension', language));
  const without = <T,>(cells: readonly T[]) => cells.filter((_, index) => index !== place);
  const rows = table.rows.filter((row) => row[place] === name);
  const shown = { ...table, columns: without(table.columns), rows: rows.map(without) };
  return (
    <section className="section" id="weeks">
      <h2>{t('report.weeksTitle', { dimension: name })}</h2>
      <div className="picks no-print">
        <Pick label={t('evidence.dimension')} value={dimension} onPick={pickDimension}>
          {dimensions.map((one) => (
            <option key={one} value={one}>
              {t(`dimension.${one}`)}
            </option>
          ))}
        </Pick>
      </div>
      <WeeksFigure
        weeks={weeks}
        pupils={resultIn(report.overall, dimension)?.pupils ?? 0}
        endsOn={report.term.endsOn}
        asOf={report.asOf}
        table={shown}
      />
    </section>
  );
}
