import type { Dimension } from '../../server/contract/words.ts';
import type { Colours } from '../theme.ts';

/** One school's distance from the mean in levels, with the interval it may not be drawn without. */
export type PlottedContrast = { label: string; dimension: Dimension; value: number; lo: number; hi: number };

/** A level to each side, more only where an interval needs it: the same axis on every report. */
const reachOf = (rows: readonly PlottedContrast[]) =>
  Math.max(1, Math.ceil(2 * Math.max(0, ...rows.flatMap(({ lo, hi }) => [Math.abs(lo), Math.abs(hi)]))) / 2);

/** Dots with intervals around the mean of the schools compared, in the order given: names, never figures. */
export function contrastsDrawing(
  rows: readonly PlottedContrast[],
  colours: Colours,
  { marker, labels }: { readonly marker: string; readonly labels: readonly (readonly string[])[] },
) {
  const reach = reachOf(rows);
  const colour = colours.dimensions[rows[0]?.dimension ?? 'moral'];
  return {
    type: 'bar' as const,
    data: {
      labels: labels.map((lines) => [...lines]),
      datasets: [
        {
          type: 'line' as const,
          data: rows.map(({ value }) => value),
          showLine: false,
          pointStyle: marker,
          pointRadius: 6,
          pointBorderWidth: 2,
          pointBackgroundColor: colour,
          pointBorderColor: colour,
        },
        {
          data: rows.map(({ lo, hi }) => [lo, hi] as [number, number]),
          barThickness: 5,
          grouped: false,
          borderSkipped: false as const,
          backgroundColor: colours.ink,
        },
      ],
    },
    options: {
      indexAxis: 'y' as const,
      maintainAspectRatio: false,
      scales: {
        x: {
          min: -reach,
          max: reach,
          ticks: {
            stepSize: reach / 2,
            color: colours.quiet,
            callback: (value: number | string) => (Number(value) > 0 ? `+${value}` : String(value).replace('-', '−')),
          },
          grid: { color: ({ tick }: { tick: { value: number } }) => (tick.value === 0 ? colours.ink : colours.line) },
        },
        y: { ticks: { color: colours.ink, autoSkip: false }, grid: { display: false } },
      },
    },
  };
}
