import type { Colours } from '../theme.ts';

/** One week: its value, the same week as it usually is, between what a week like it lies, and whether it is outside. */
export type PlottedControl = {
  label: string;
  value: number;
  usual: number | null;
  lo: number | null;
  hi: number | null;
  isOut: boolean;
};

/** A line of weeks between its limits; a week outside them is a large triangle, so that colour is not needed to see it. */
export function controlDrawing(rows: readonly PlottedControl[], colours: Colours, isShare: boolean) {
  const limit = {
    type: 'line' as const,
    borderColor: colours.edge,
    borderWidth: 1,
    borderDash: [4, 3],
    pointRadius: 0,
    stepped: 'middle' as const,
  };
  return {
    type: 'line' as const,
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        {
          data: rows.map(({ value }) => value),
          borderColor: colours.accent,
          borderWidth: 2,
          clip: 8,
          pointStyle: rows.map(({ isOut }) => (isOut ? 'triangle' : 'circle')),
          pointRadius: rows.map(({ isOut }) => (isOut ? 9 : 3)),
          pointBackgroundColor: rows.map(({ isOut }) => (isOut ? colours.ink : colours.accent)),
          pointBorderColor: rows.map(({ isOut }) => (isOut ? colours.ink : colours.accent)),
        },
        {
          data: rows.map(({ usual }) => usual),
          showLine: false,
          pointStyle: 'circle' as const,
          pointRadius: 3,
          pointBackgroundColor: colours.card,
          pointBorderColor: colours.quiet,
        },
        { ...limit, data: rows.map(({ hi }) => hi), fill: '+1', backgroundColor: `${colours.edge}22` },
        { ...limit, data: rows.map(({ lo }) => lo), fill: false },
      ],
    },
    options: {
      maintainAspectRatio: false,
      layout: { padding: { top: 8 } },
      scales: {
        x: { ticks: { color: colours.ink, maxRotation: 0, autoSkipPadding: 8 }, grid: { display: false } },
        y: {
          min: 0,
          ...(isShare ? { max: 100 } : {}),
          ticks: {
            ...(isShare ? { stepSize: 25 } : {}),
            color: colours.quiet,
            callback: (value: string | number) => (isShare ? `${value}%` : String(value)),
          },
          grid: { color: colours.line },
        },
      },
    },
  };
}
