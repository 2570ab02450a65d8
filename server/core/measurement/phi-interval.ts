import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { grouped } from '../grouped.ts';
import { type Components, dStudy, truncated } from '../statistics/generalizability.ts';
import { withoutEachGroup } from '../statistics/henderson-left-out.ts';
import { jackknifeError } from '../statistics/jackknife.ts';
import type { GroupedRating } from './pupil-ratings.ts';

/** With fewer groups that share their raters there is no interval. */
export const LEAST_GROUPS = 5;

export const phiOf = (components: Components, teachers: number) => dStudy(truncated(components), teachers)?.phi ?? 0;

type Limits = { readonly lo: number | null; readonly hi: number | null };

/**
 * The 95 % interval of Φ with n teachers by a jackknife over the groups whose pupils share their raters, classes or schools (Wolter 2007, ch. 4):
 * single pupils are not independent. Null where there are too few groups, or the rest of one cannot be estimated.
 */
export function phiInterval(all: readonly GroupedRating[]): (phi: number, teachers: number) => Limits {
  const groups = [...grouped(all, ({ group }) => group)].sort(([a], [b]) => (a < b ? -1 : 1));
  const leftOut = withoutEachGroup(groups.map(([, own]) => own));
  const parts = leftOut.flatMap((part) => part ?? []);
  if (leftOut.length < LEAST_GROUPS || parts.length < leftOut.length) return () => ({ lo: null, hi: null });
  return (phi, teachers) => {
    const se = jackknifeError(parts.map((part) => phiOf(part, teachers)));
    const reach = se * tQuantile(0.975, parts.length - 1);
    return { lo: Math.max(0, phi - reach), hi: Math.min(1, phi + reach) };
  };
}
