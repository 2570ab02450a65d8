import './weeks-figure.css';
import { useMemo, useState } from 'react';
import { HOLIDAY_WEEK, weeksFinding } from '../../server/core/reports/weeks.ts';
import type { Table } from '../../server/core/tables/table.ts';
import { useWords } from '../i18n/use-words.ts';
import { dayOf, writtenPercent } from '../i18n/written.ts';
import { Plot } from './plot.tsx';
import { TableView } from './table-view.tsx';
import type { PlottedWeek } from './weeks-drawing.ts';

export type Week = {
  week: string;
  daysOff: number;
  holiday: string | null;
  records: number;
  fresh: number;
  pupils: number;
};
type Props = { weeks: readonly Week[]; pupils: number; endsOn: string; asOf: number; table: Table };

/** When children were seen, week by week: the finding as its title, its table one tap away and always on paper. */
export function WeeksFigure({ weeks, pupils, endsOn, asOf, table }: Props) {
  const { t, day, time } = useWords();
  const [asTable, setAsTable] = useState(false);
  const rows = useMemo(() => weeks.map((week) => plotted(week, pupils, day(week.week))), [weeks, pupils, day]);
  const found = weeksFinding(weeks, pupils, dayOf(asOf), endsOn);
  const title = found
    ? t(found.hasEnded ? 'weeks.titleWhole' : 'weeks.title', { weeks: found.weeks, share: writtenPercent(found.share) })
    : t('weeks.titleSoon');
  const silent = found && found.silent > 0 ? t('weeks.silent', { count: found.silent }) : '';
  const said = rows
    .map(({ label, seen, fresh }) =>
      t('weeks.said', { label, seen: Math.round(seen ?? 0), fresh: fresh === null ? '–' : `${Math.round(fresh)}%` }),
    )
    .join(t('weeks.between'));
  return (
    <figure className="figure card weeks-figure">
      <h3>{silent ? `${title}${silent}` : title}</h3>
      {!asTable && <Plot kind="weeks" rows={rows} label={`${title} ${said}`} />}
      <div className={asTable ? undefined : 'print-only'}>
        <TableView
          table={{ ...table, rows: table.rows.map(([week, ...rest]) => [day(String(week)), ...rest]) }}
          isTurned
        />
      </div>
      <figcaption className="small">
        {t('weeks.caption', { count: pupils })} · {t('figure.asOf', { time: time(asOf) })}
      </figcaption>
      <button type="button" className="quiet-button no-print" onClick={() => setAsTable(!asTable)}>
        {t(asTable ? 'figure.asChart' : 'figure.asTable')}
      </button>
    </figure>
  );
}

function plotted({ daysOff, records, fresh, pupils }: Week, all: number, label: string): PlottedWeek {
  return {
    label,
    seen: all === 0 ? null : (100 * pupils) / all,
    fresh: records === 0 ? null : (100 * fresh) / records,
    isHoliday: daysOff >= HOLIDAY_WEEK,
  };
}
