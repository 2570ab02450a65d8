import './weeks-figure.css';
import { useMemo, useState } from 'react';
import { weeksTitle } from '../../server/contract/report-sentence.ts';
import { weekPart } from '../../server/core/reports/chart-parts.ts';
import type { Table } from '../../server/core/tables/table.ts';
import { useWords } from '../i18n/use-words.ts';
import { dayOf } from '../i18n/written.ts';
import { Plot } from './plot.tsx';
import { TableView } from './table-view.tsx';

export type Week = {
  week: string;
  daysOff: number;
  holiday: string | null;
  records: number;
  fresh: number;
  pupils: number;
};
type Props = { weeks: readonly Week[]; pupils: number; endsOn: string; asOf: number; table: Table };

/** When children were seen, week by week: the finding as its title, its table one tap away. */
export function WeeksFigure({ weeks, pupils, endsOn, asOf, table }: Props) {
  const words = useWords();
  const { t, day, time } = words;
  const [asTable, setAsTable] = useState(false);
  const rows = useMemo(
    () => weeks.map((week) => ({ label: day(week.week), ...weekPart(week, pupils) })),
    [weeks, pupils, day],
  );
  const title = weeksTitle(weeks, { pupils, today: dayOf(asOf), endsOn }, words);
  const said = rows
    .map(({ label, seen, fresh }) =>
      t('weeks.said', { label, seen: Math.round(seen ?? 0), fresh: fresh === null ? '–' : `${Math.round(fresh)}%` }),
    )
    .join(t('weeks.between'));
  return (
    <figure className="figure card weeks-figure">
      <h3>{title}</h3>
      {asTable ? (
        <TableView
          table={{ ...table, rows: table.rows.map(([week, ...rest]) => [day(String(week)), ...rest]) }}
          isTurned
        />
      ) : (
        <Plot kind="weeks" rows={rows} label={`${title} ${said}`} />
      )}
      <figcaption className="small">
        {t('weeks.caption', { count: pupils })} · {t('figure.asOf', { time: time(asOf) })}
      </figcaption>
      <button type="button" className="quiet-button no-print" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figure.asChart' : 'figure.asTable')}
      </button>
    </figure>
  );
}
