import type { Lattice } from './lattice.ts';
import { LEAST } from './shares.ts';

type OfAtom = { readonly atom: number; readonly values: readonly number[] };

/** Each value by atom. */
export function addedUp({ rowsOf }: Lattice, names: readonly string[], some: readonly OfAtom[]): number[][] {
  const sums = names.map(() => new Array<number>(rowsOf.length).fill(0));
  for (const { atom, values } of some)
    for (const [at, value] of values.entries()) {
      const own = sums[at];
      if (own) own[atom] = (own[atom] ?? 0) + value;
    }
  return sums;
}

/** What is less what was. */
export const changes = (now: readonly (readonly number[])[], was: readonly (readonly number[])[]) =>
  now.map((values, at) => values.map((value, atom) => value - (was[at]?.[atom] ?? 0)));

/**
 * The atoms that may move: the most of them such that in each row nothing changes or at least ten children's figures do. Who stands in a row
 * with fewer waits, and with that other rows may have fewer, so it is looked at again until all have enough.
 */
export function mayMove(
  lattice: Lattice,
  rows: readonly number[],
  changed: readonly (readonly number[])[],
  childrenIn: (net: readonly number[], own: readonly number[]) => number,
) {
  const atomsOf = lattice.rows.map((): number[] => []);
  for (const [atom, within] of lattice.rowsOf.entries()) for (const index of within) atomsOf[index]?.push(atom);
  const moves = new Set<number>();
  for (const atom of lattice.rowsOf.keys()) if (changed.some((of) => of[atom] !== 0)) moves.add(atom);
  const waits = new Set<number>();
  for (let isStill = false; !isStill; ) {
    isStill = true;
    for (const index of rows) {
      const own = (atomsOf[index] ?? []).filter((atom) => moves.has(atom));
      const net = changed.map((of) => own.reduce((sum, atom) => sum + (of[atom] ?? 0), 0));
      if (net.every((value) => value === 0) || childrenIn(net, own) >= LEAST) continue;
      isStill = false;
      for (const atom of own) {
        moves.delete(atom);
        waits.add(atom);
      }
    }
  }
  return { moves, waits };
}
