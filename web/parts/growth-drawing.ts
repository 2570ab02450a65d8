import type { Dimension } from '../../server/contract/words.ts';
import { type GrowthPart, growthParts } from '../../server/core/reports/growth-parts.ts';
import type { Colours } from '../theme.ts';

export type PlottedTerm = GrowthPart & { label: string; dimension: Dimension };

/** Points with upright intervals; a line only between terms that may be compared. Terms without enough evidence are pale columns. */
export function growthDrawing(rows: readonly PlottedTerm[], colours: Colours, marker: string) {
  const parts = growthParts(rows);
  const colour = rows[0] ? colours.dimensions[rows[0].dimension] : colours.ink;
  return {
    type: 'bar' as const,
    data: {
      // 2025–2026学年第一学期 and Autumn term 2025 stand on lines of their own, or there is room for one term in three.
      labels: rows.map(({ label }) => label.split(/(?<=学年)| /)),
      datasets: [
        {
          type: 'line' as const,
          data: parts.points,
          borderColor: colour,
          borderWidth: 2,
          segment: {
            borderColor: ({ p1DataIndex }: { p1DataIndex: number }) =>
              parts.isJoinedAt(p1DataIndex) ? colour : 'transparent',
          },
          pointStyle: marker,
          pointRadius: 6,
          pointBorderWidth: 2,
          pointBackgroundColor: colour,
          pointBorderColor: colour,
          clip: 8,
        },
        {
          data: parts.intervals,
          grouped: false,
          borderSkipped: false,
          barThickness: 4,
          backgroundColor: colours.edge,
        },
        {
          data: parts.isGap.map((isGap) => (isGap ? 100 : null)),
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
