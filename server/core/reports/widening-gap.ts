import cdf from '@stdlib/stats-base-dists-normal-cdf';
import { Z95 } from '../statistics/normal.ts';
import { excludesZero } from './excludes-zero.ts';
import type { GapRow, SexGap } from './sex-gaps.ts';

/** Boys and girls are written down unequally, and more so than a term ago. Records each; `dimension` null: all together. */
export type WideningGap = {
  readonly dimension: GapRow['dimension'];
  readonly boys: number;
  readonly girls: number;
};

/** So often is anything said of a school in which nothing changed, all rows together. */
const CHANCE = 0.05;

/**
 * The gap in records each between boys and girls that grew most since the term before: unequal now (its 95 % interval leaves 0 out), on the
 * same side or newly so, and further from equal than then by more than chance, all rows tested together (Bonferroni 1936). Terms are as long
 * as they are, so a gap is taken as a part of what a child has on average. Scores take no part: their gap is nobody's doing in one term.
 */
export function wideningGap(now: readonly GapRow[], before: readonly GapRow[]): WideningGap | null {
  const pairs = now.flatMap(({ dimension, records }) => {
    const then = before.find((row) => row.dimension === dimension)?.records;
    const [is, was] = [relative(records), then && relative(then)];
    return is && was ? [{ dimension, records, is, was }] : [];
  });
  const found = pairs.flatMap(({ dimension, records, is, was }) => {
    const { ofBoys: boys, ofGirls: girls } = records;
    const grown = (Math.sign(is.gap) * (is.gap - was.gap)) / Math.hypot(is.se, was.se);
    if (boys === null || girls === null || !excludesZero(records)) return [];
    const chance = 2 * cdf(-grown, 0, 1) * pairs.length;
    return Math.abs(is.gap) > Math.abs(was.gap) && chance < CHANCE ? [{ dimension, boys, girls, grown }] : [];
  });
  const [most] = found.sort((a, b) => b.grown - a.grown);
  return most ? { dimension: most.dimension, boys: most.boys, girls: most.girls } : null;
}

/** As a part of the mean of both, with its standard error. */
function relative({ ofBoys, ofGirls, difference, lo, hi }: SexGap) {
  if (ofBoys === null || ofGirls === null || difference === null || lo === null || hi === null) return undefined;
  const mean = (ofBoys + ofGirls) / 2;
  return mean > 0 ? { gap: difference / mean, se: (hi - lo) / (2 * Z95 * mean) } : undefined;
}
