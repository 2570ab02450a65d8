import type { Count, Share } from '../suppression/shares.ts';

type Figures = {
  readonly noticed: Share | null;
  readonly ok: Share | null;
  readonly fresh: Share | null;
  readonly recordsEach: Count;
};
export type Standing<D> = Figures & { readonly dimension: D };

/** What a school has to do about a dimension: begin with it, or write it down sooner. */
export const TODOS = ['without', 'late'] as const;
export type Todo = (typeof TODOS)[number];

export type AreaFinding<D> =
  | { readonly kind: 'nothing-yet' }
  | {
      readonly kind: 'schools-without' | 'schools-late';
      readonly dimension: D;
      readonly schools: number;
      readonly of: number;
    }
  | { readonly kind: 'least-noticed'; readonly dimension: D; readonly noticed: Share }
  | { readonly kind: 'thin'; readonly dimension: D; readonly ok: Share };

/** A printed share as a number to sort by; what is hidden is not looked into. */
const size = (share: Share | null): number | undefined => {
  if (share === '≤5') return 0;
  return share === '≥95' ? 100 : typeof share === 'number' ? share : undefined;
};
const NONE = 5;
const MOSTLY_LATE = 50;
/** A fifth of the children without a record is a fault; that one dimension is the last of six is none. */
const FEW_NOTICED = 80;
const THIN = 50;

/** What a school has to do about a dimension, as far as its printed figures say so. */
export function todosOf({ noticed, fresh }: Pick<Figures, 'noticed' | 'fresh'>): Todo[] {
  const [seen, soon] = [size(noticed), size(fresh)];
  return [
    ...(seen !== undefined && seen < NONE ? (['without'] as const) : []),
    ...(soon !== undefined && soon < MOSTLY_LATE ? (['late'] as const) : []),
  ];
}

/**
 * At most three things an officer has to look into, from what is printed and nothing else: a dimension that schools have not begun with, one that
 * schools write down late, children whom nobody sees, evidence that is too thin. Each is a fault; what is well is none. How far a term is on
 * (0–1) decides what can be one: coverage from a quarter of it on, results from its half.
 */
export function areaFindings<D>(
  area: readonly Standing<D>[],
  schools: readonly (readonly Standing<D>[])[],
  passed: number,
): AreaFinding<D>[] {
  if (area.every((standing) => standing.recordsEach === 0)) return [{ kind: 'nothing-yet' }];
  const most = (todo: Todo) =>
    area
      .map(({ dimension }) => ({
        dimension,
        schools: schools.filter((each) => {
          const own = each.find((standing) => standing.dimension === dimension);
          return own !== undefined && todosOf(own).includes(todo);
        }).length,
        of: schools.length,
      }))
      .filter((one) => one.schools > 0)
      .sort((a, b) => b.schools - a.schools)[0];
  const lowest = (of: (standing: Standing<D>) => Share | null, below: number) =>
    area
      .flatMap((standing) => {
        const [share, percent] = [of(standing), size(of(standing))];
        return share !== null && percent !== undefined && percent <= below
          ? [{ dimension: standing.dimension, share, percent }]
          : [];
      })
      .sort((a, b) => a.percent - b.percent)[0];
  const isBegun = passed >= 0.25;
  const [without, late] = [isBegun ? most('without') : undefined, most('late')];
  const noticed = isBegun ? lowest((standing) => standing.noticed, FEW_NOTICED) : undefined;
  const thin = passed >= 0.5 ? lowest((standing) => standing.ok, THIN) : undefined;
  const found: AreaFinding<D>[] = [];
  if (without) found.push({ kind: 'schools-without', ...without });
  if (late) found.push({ kind: 'schools-late', ...late });
  if (noticed) found.push({ kind: 'least-noticed', dimension: noticed.dimension, noticed: noticed.share });
  if (thin) found.push({ kind: 'thin', dimension: thin.dimension, ok: thin.share });
  return found.slice(0, 3);
}
