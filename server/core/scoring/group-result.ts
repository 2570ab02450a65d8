import { type ErrorsFrom, type ErrorTerms, Z95 } from './dimension-score.ts';
import { groupMeanError, sumErrorTerms } from './group-mean.ts';

/** The sums of one class, or of several added up. Scores on 0–100. */
export type GroupSums = {
  readonly pupils: number;
  readonly noticed: number;
  readonly scored: number;
  readonly ok: number;
  readonly records: number;
  readonly fresh: number;
  readonly scoreSum: number;
  readonly squareSum: number;
  readonly levels: readonly { readonly level: string; readonly count: number }[];
  readonly errorTerms: ErrorTerms | null;
  readonly errorsFrom: ErrorsFrom;
};

/**
 * What a report says of a group of pupils in one dimension: counts as they are, the mean of the scored pupils, their spread
 * (SD with n − 1; null below 2), and the 95 % interval of the mean from rating error alone (`groupMeanError`), clipped to
 * 0–100; null where nobody has a score or the error is not estimated. Pass the parts in a fixed order: sums keep their last bit.
 */
export function groupResult(parts: readonly GroupSums[]) {
  const total = (of: (part: GroupSums) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  const [scored, records] = [total((part) => part.scored), total((part) => part.records)];
  const mean = scored === 0 ? null : total((part) => part.scoreSum) / scored;
  const se = groupMeanError(sumErrorTerms(parts.map((part) => part.errorTerms)), scored);
  const around = (sign: 1 | -1) =>
    mean === null || se === null ? null : Math.min(100, Math.max(0, mean + sign * Z95 * se));
  return {
    pupils: total((part) => part.pupils),
    noticed: total((part) => part.noticed),
    scored,
    ok: total((part) => part.ok),
    mean,
    sd:
      mean === null || scored < 2
        ? null
        : spread(
            total((part) => part.squareSum),
            mean,
            scored,
          ),
    lo: around(-1),
    hi: around(1),
    errorsFrom: errorsOf(parts),
    levels: levelTotals(parts),
    records,
    freshShare: records === 0 ? null : total((part) => part.fresh) / records,
  };
}

/** One part made with defaults makes the whole so. */
const errorsOf = (parts: readonly GroupSums[]): ErrorsFrom =>
  parts.some((part) => part.errorsFrom === 'default') ? 'default' : 'district';

/** Sums of squares of equal scores may differ from n · mean² in the last bit: a spread is never the root of less than 0. */
function spread(squareSum: number, mean: number, n: number): number {
  return Math.sqrt(Math.max(0, squareSum - n * mean * mean) / (n - 1));
}

/** In the order of the first part that names a level: the rubric's, best first. */
function levelTotals(parts: readonly GroupSums[]) {
  const counts = new Map<string, number>();
  for (const { levels } of parts) {
    for (const { level, count } of levels) counts.set(level, (counts.get(level) ?? 0) + count);
  }
  return [...counts].map(([level, count]) => ({ level, count }));
}
