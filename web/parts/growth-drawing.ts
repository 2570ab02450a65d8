import type { Dimension } from '../../server/contract/words.ts';
import type { Colours } from '../theme.ts';

/** One term: a score on 0–100 with its interval; null where there is not enough evidence, which is drawn as a gap. */
export type PlottedTerm = {
  label: string;
  dimension: Dimension;
  value: number | null;
  band: { lo: number; hi: number } | null;
  /** Whether a line may lead here from the term before. */
  isJoined: boolean;
};

/** Points with upright intervals; a line only between terms that may be compared. Terms without enough evidence are pale columns. */
export function growthDrawing(rows: readonly PlottedTerm[], colours: Colours, marker: string) {
  const colour = rows[0] ? colours.dimensions[rows[0].dimension] : colours.ink;
  return {
    type: 'bar' as const,
    data: {
      // 2025–2026学年第一学期 and Autumn term 2025 stand on lines of their own, or there is room for one term in three.
      labels: rows.map(({ label }) => label.split(/(?<=学年)| /)),
      datasets: [
        {
          type: 'line' as const,
          data: rows.map(({ value }) => value),
          borderColor: colour,
          borderWidth: 2,
          segment: {
            borderColor: ({ p1DataIndex }: { p1DataIndex: number }) =>
              rows[p1DataIndex]?.isJoined ? colour : 'transparent',
          },
          pointStyle: marker,
          pointRadius: 6,
          pointBorderWidth: 2,
          pointBackgroundColor: colour,
          pointBorderColor: colour,
          clip: 8,
        },
        {
          data: rows.map(({ band }) => (band ? ([band.lo, band.hi] as [number, number]) : null)),
          grouped: false,
          borderSkipped: false,
          barThickness: 4,
          backgroundColor: colours.edge,
        },
        {
          data: rows.map(({ value }) => (value === null ? 100 : null)),
          grouped: false,
          barThickness: 18,
          backgroundColor: `${colours.edge}30`,
        },
      ],
    },
    options: {
      maintainAspectRatio: false,
      layout: { padding: { top: 6 } },
      scales: {
        x: { ticks: { color: colours.ink, maxRotation: 0, autoSkipPadding: 6 }, grid: { display: false } },
        y: { min: 0, max: 100, ticks: { stepSize: 50, color: colours.quiet }, grid: { color: colours.line } },
      },
    },
  };
}
