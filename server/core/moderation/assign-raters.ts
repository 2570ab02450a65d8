import type { Judgeable } from './draw-sample.ts';
import { byLot, lotsOf } from './lot.ts';

/** Somebody who may be asked to judge marks of other schools. */
export type BlindRater = {
  readonly personId: string;
  /** The school they are drawn from, and every school they hold a grant in now. */
  readonly schoolId: string;
  readonly schoolIds: ReadonlySet<string>;
  /** Classes they hold or held a grant on, and classes of their own children: there they may know who it is. */
  readonly classIds: ReadonlySet<string>;
  /** Rates this dimension in the same term. */
  readonly ratesIt: boolean;
};
/** A mark with every class its child is or was in. */
export type Placed = Judgeable & { readonly classIds: readonly string[] };

export function mayJudge(rater: BlindRater, mark: Placed): boolean {
  return (
    !rater.schoolIds.has(mark.schoolId) &&
    rater.personId !== mark.raterId &&
    !mark.classIds.some((classId) => rater.classIds.has(classId))
  );
}

/** The marks that at least so many of the raters may judge. */
export function judgedByOthers<T extends Placed>(
  marks: readonly T[],
  raters: readonly BlindRater[],
  each: number,
): T[] {
  return marks.filter((mark) => {
    let found = 0;
    for (const rater of raters) {
      if (mayJudge(rater, mark)) found += 1;
      if (found === each) return true;
    }
    return false;
  });
}

export type Assignment<T> = { readonly mark: T; readonly raters: readonly BlindRater[] };

/**
 * `each` different raters for every mark, by lot among those who are equally good. First come people who rate the dimension anyway;
 * then whoever keeps a school's marks from all going to one other school, so that the schools are linked; then whoever has least to
 * do, from the school that has seen least of the mark's school. A mark that too few may judge is a programming error: sift before.
 */
export function assignRaters<T extends Placed>(
  seed: string,
  marks: readonly T[],
  raters: readonly BlindRater[],
  each: number,
): Assignment<T>[] {
  const lotOf = lotsOf(seed);
  const load = new Map<string, number>();
  const links = new Map<string, Map<string, number>>();
  const inOrder = [...marks].sort(byLot(lotOf, ({ markId }) => markId));
  return inOrder.map((mark) => {
    const linked = links.get(mark.schoolId) ?? new Map<string, number>();
    links.set(mark.schoolId, linked);
    const chosen: BlindRater[] = [];
    while (chosen.length < each) {
      const free = raters.filter((rater) => mayJudge(rater, mark) && !chosen.includes(rater));
      const others = new Set(free.map(({ schoolId }) => schoolId)).size;
      const cost = ({ personId, schoolId, ratesIt }: BlindRater): readonly number[] => [
        ratesIt ? 0 : 1,
        linked.size < Math.min(2, others) && linked.has(schoolId) ? 1 : 0,
        load.get(personId) ?? 0,
        linked.get(schoolId) ?? 0,
        lotOf(`${mark.markId} ${personId}`),
      ];
      const best = leastOf(free, cost);
      if (!best) throw new Error('too few may judge this mark');
      chosen.push(best);
      load.set(best.personId, (load.get(best.personId) ?? 0) + 1);
      linked.set(best.schoolId, (linked.get(best.schoolId) ?? 0) + 1);
    }
    return { mark, raters: chosen };
  });
}

/** Numbers compared one after the other. */
function leastOf<T>(list: readonly T[], cost: (one: T) => readonly number[]): T | undefined {
  let best: { one: T; cost: readonly number[] } | undefined;
  for (const one of list) {
    const its = cost(one);
    if (best === undefined || isLess(its, best.cost)) best = { one, cost: its };
  }
  return best?.one;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (value !== other) return value < other;
  }
  return false;
}
