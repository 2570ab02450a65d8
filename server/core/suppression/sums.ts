import type { Lattice } from './lattice.ts';

/** One class in one dimension, as its school knows it. */
export type ClassSums<Dimension extends string = string> = {
  readonly school: number;
  readonly band: number;
  readonly classId: string;
  readonly dimension: Dimension;
  readonly pupils: number;
  readonly noticed: number;
  readonly scored: number;
  readonly ok: number;
  readonly records: number;
  readonly fresh: number;
  readonly levels: readonly { readonly level: string; readonly count: number }[];
};

/** A dimension's sums by atom. `levels` are the rubric's, best first, and `counts` their pupils, level by level. */
export type AtomSums = {
  readonly pupils: readonly number[];
  readonly noticed: readonly number[];
  readonly scored: readonly number[];
  readonly ok: readonly number[];
  readonly records: readonly number[];
  readonly fresh: readonly number[];
  readonly levels: readonly string[];
  readonly counts: readonly (readonly number[])[];
};

const COUNTED = ['noticed', 'scored', 'ok', 'records', 'fresh'] as const;

/** Adds classes up. A class has the same pupils in every dimension, so it counts with them in all of them. */
export function atomSums(
  { schools, bands }: Lattice,
  classes: readonly ClassSums[],
  pupils: readonly number[],
): AtomSums {
  const zeros = () => new Array<number>(schools * bands).fill(0);
  const sums = { noticed: zeros(), scored: zeros(), ok: zeros(), records: zeros(), fresh: zeros() };
  const counts = new Map<string, number[]>();
  for (const row of classes) {
    const atom = row.school * bands + row.band;
    for (const name of COUNTED) sums[name][atom] = (sums[name][atom] ?? 0) + row[name];
    for (const { level, count } of row.levels) {
      const of = counts.get(level) ?? zeros();
      of[atom] = (of[atom] ?? 0) + count;
      counts.set(level, of);
    }
  }
  return { ...sums, pupils, levels: [...counts.keys()], counts: [...counts.values()] };
}

/** Pupils by atom: each class once, however many dimensions it has figures of. */
export function pupilsByAtom({ schools, bands }: Lattice, classes: readonly ClassSums[]): number[] {
  const pupils = new Array<number>(schools * bands).fill(0);
  const seen = new Set<string>();
  for (const { classId, school, band, pupils: inClass } of classes) {
    if (seen.has(classId)) continue;
    seen.add(classId);
    const atom = school * bands + band;
    pupils[atom] = (pupils[atom] ?? 0) + inClass;
  }
  return pupils;
}

export const minus = (a: readonly number[], b: readonly number[]) => a.map((value, atom) => value - (b[atom] ?? 0));
export const plus = (all: readonly (readonly number[])[], atoms: number) =>
  Array.from({ length: atoms }, (_, atom) => all.reduce((sum, one) => sum + (one[atom] ?? 0), 0));
