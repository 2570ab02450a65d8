import type { Count, Share } from '../suppression/shares.ts';

type Figures = {
  readonly noticed: Share | null;
  readonly ok: Share | null;
  readonly fresh: Share | null;
  readonly recordsEach: Count;
};
export type Standing<D> = Figures & { readonly dimension: D };

export type AreaFinding<D> =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'schools-without'; readonly dimension: D; readonly schools: number; readonly of: number }
  | { readonly kind: 'least-noticed'; readonly dimension: D; readonly noticed: Share }
  | { readonly kind: 'all-noticed'; readonly dimension: D; readonly noticed: Share }
  | { readonly kind: 'late'; readonly dimension: D; readonly fresh: Share }
  | { readonly kind: 'covered'; readonly dimension: D; readonly ok: Share };

/** A printed share as a number to sort by; what is hidden is not looked into. */
const size = (share: Share | null): number | undefined => {
  if (share === '≤5') return 0;
  return share === '≥95' ? 100 : typeof share === 'number' ? share : undefined;
};
const NONE = 5;
const ALL = 95;
const MOSTLY_LATE = 50;

/**
 * At most three things an officer should look into, from what is printed and nothing else; participation first, then how soon
 * records are entered, then how far evidence reaches. It names dimensions and counts schools, and never says which.
 */
export function areaFindings<D>(
  area: readonly Standing<D>[],
  schools: readonly (readonly Standing<D>[])[],
): AreaFinding<D>[] {
  if (area.every((standing) => standing.recordsEach === 0)) return [{ kind: 'nothing-yet' }];
  const lowest = (of: (standing: Standing<D>) => Share | null, below: number) =>
    area
      .flatMap((standing) => {
        const [share, percent] = [of(standing), size(of(standing))];
        return share !== null && percent !== undefined && percent <= below
          ? [{ dimension: standing.dimension, share, percent }]
          : [];
      })
      .sort((a, b) => a.percent - b.percent)[0];
  const without = area
    .map(({ dimension }) => ({
      dimension,
      schools: schools.filter((each) => {
        const percent = size(each.find((standing) => standing.dimension === dimension)?.noticed ?? null);
        return percent !== undefined && percent < NONE;
      }).length,
    }))
    .sort((a, b) => b.schools - a.schools)[0];
  const found: AreaFinding<D>[] = [];
  if (without && without.schools > 0) found.push({ kind: 'schools-without', ...without, of: schools.length });
  const noticed = lowest((standing) => standing.noticed, 100);
  if (noticed) {
    const kind = noticed.percent < ALL ? 'least-noticed' : 'all-noticed';
    found.push({ kind, dimension: noticed.dimension, noticed: noticed.share });
  }
  const late = lowest((standing) => standing.fresh, MOSTLY_LATE);
  if (late) found.push({ kind: 'late', dimension: late.dimension, fresh: late.share });
  const covered = lowest((standing) => standing.ok, 100);
  if (covered) found.push({ kind: 'covered', dimension: covered.dimension, ok: covered.share });
  return found.slice(0, 3);
}
