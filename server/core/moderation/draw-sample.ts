import { byLot, lotsOf } from './lot.ts';

/** A mark that can be judged from what was written about it. */
export type Judgeable = {
  readonly markId: string;
  readonly schoolId: string;
  readonly indicatorId: string;
  /** Who gave the mark. */
  readonly raterId: string;
};

/**
 * Draws `wanted` marks, or all where there are fewer. Schools share the places by Adams's method (Balinski & Young 1982): in
 * proportion to what they have, and each gets one before any gets a second. Inside a school every pair of indicator and rater gives
 * one before any gives two, by lot. The same seed draws the same, in whatever order the marks come.
 */
export function drawSample<T extends Judgeable>(seed: string, marks: readonly T[], wanted: number): T[] {
  const lotOf = lotsOf(seed);
  const schools = [...grouped(marks, ({ schoolId }) => schoolId)]
    .map(([id, own]) => ({ id, queue: spreadOut(own, lotOf), drawn: 0 }))
    .sort(byLot(lotOf, ({ id }) => id));
  const drawn: T[] = [];
  const places = Math.min(wanted, marks.length);
  while (drawn.length < places) {
    const next = schools.reduce((best, school) => (claimOf(school) > claimOf(best) ? school : best));
    const mark = next.queue[next.drawn];
    if (!mark) throw new Error('a school has no more marks than places');
    next.drawn += 1;
    drawn.push(mark);
  }
  return drawn;
}

type School<T> = { readonly queue: readonly T[]; readonly drawn: number };

/** Adams's divisor is the number of places a school has: nothing yet claims before everything. Whoever has given all claims nothing. */
function claimOf<T>({ queue, drawn }: School<T>): number {
  if (drawn >= queue.length) return -1;
  return drawn === 0 ? Number.MAX_VALUE : queue.length / drawn;
}

/** Firsts of every indicator and rater, then seconds, and so on; those alike by lot. */
function spreadOut<T extends Judgeable>(marks: readonly T[], lotOf: (id: string) => number): T[] {
  const order = byLot<T>(lotOf, ({ markId }) => markId);
  const ranked = [...grouped(marks, ({ indicatorId, raterId }) => `${indicatorId} ${raterId}`).values()].flatMap(
    (cell) => [...cell].sort(order).map((mark, rank) => ({ mark, rank })),
  );
  return ranked.sort((a, b) => a.rank - b.rank || order(a.mark, b.mark)).map(({ mark }) => mark);
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
