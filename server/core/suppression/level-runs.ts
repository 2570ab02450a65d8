import { LEAST } from './shares.ts';

/** Neighbouring levels that are counted together, best first: [[0], [1], [2, 3]] prints A, B, and C with D. */
export type Runs = readonly (readonly number[])[];

/** The runs between the cuts: cut 0 is between the first level and the second. */
export function runsBetween(levels: number, isCut: (cut: number) => boolean): Runs {
  const runs: number[][] = levels === 0 ? [] : [[0]];
  for (let level = 1; level < levels; level++) {
    if (isCut(level - 1)) runs.push([level]);
    else runs.at(-1)?.push(level);
  }
  return runs;
}

/** Every way to cut levels into at least two runs: the most runs first, and of equally many the one that joins the lowest levels. */
function allCuts(levels: number): number[][] {
  const ways = Array.from({ length: 2 ** Math.max(0, levels - 1) }, (_, bits) =>
    Array.from({ length: levels - 1 }, (_, cut) => cut).filter((cut) => bits & (1 << cut)),
  );
  return ways.filter((cuts) => cuts.length > 0).sort((a, b) => b.length - a.length || (a.join() < b.join() ? -1 : 1));
}

export const runSums = (runs: Runs, counts: readonly number[]): number[] =>
  runs.map((run) => run.reduce((sum, level) => sum + (counts[level] ?? 0), 0));

/**
 * The finest way to print a distribution: every run has nobody or more than ten, and none has everybody (homogeneity: of each
 * one would know). Answers its cuts; none where there is no such way.
 */
export function finestCuts(counts: readonly number[]): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const mayPrint = (cuts: readonly number[]) =>
    runSums(
      runsBetween(counts.length, (cut) => cuts.includes(cut)),
      counts,
    ).every((sum) => sum === 0 || (sum > LEAST && sum < all));
  return allCuts(counts.length).find(mayPrint) ?? [];
}
