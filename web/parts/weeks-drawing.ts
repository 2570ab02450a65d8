import type { Colours } from '../theme.ts';

/** One week: shares of 0–100 %, null where nothing can be said (no record has no share of late ones). */
export type PlottedWeek = { label: string; seen: number | null; fresh: number | null; isHoliday: boolean };

/** Bars: pupils seen. Points joined by a line: entered in time. Pale columns: holidays. All on 0–100 %. */
export function weeksDrawing(rows: readonly PlottedWeek[], colours: Colours) {
  const percent = (value: string | number) => `${value}%`;
  return {
    type: 'bar' as const,
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        {
          type: 'line' as const,
          data: rows.map(({ fresh }) => fresh),
          borderColor: colours.quiet,
          borderWidth: 2,
          borderDash: [4, 3],
          spanGaps: true,
          clip: 6, // a circle at 100 % is whole
          pointStyle: 'circle' as const,
          pointRadius: 4,
          pointBackgroundColor: colours.card,
          pointBorderColor: colours.ink,
          pointBorderWidth: 2,
        },
        {
          data: rows.map(({ seen }) => seen),
          grouped: false,
          categoryPercentage: 0.7,
          backgroundColor: colours.accent,
        },
        {
          data: rows.map(({ isHoliday }) => (isHoliday ? 100 : null)),
          grouped: false,
          categoryPercentage: 1,
          barPercentage: 1,
          backgroundColor: `${colours.edge}40`,
        },
      ],
    },
    options: {
      maintainAspectRatio: false,
      layout: { padding: { top: 6 } },
      scales: {
        x: { ticks: { color: colours.ink, maxRotation: 0, autoSkipPadding: 8 }, grid: { display: false } },
        y: {
          min: 0,
          max: 100,
          ticks: { stepSize: 25, color: colours.quiet, callback: percent },
          grid: { color: colours.line },
        },
      },
    },
  };
}
