import { jackknifeSe, krippendorffAlpha } from '../statistics/krippendorff.ts';
import { Z95 } from '../statistics/normal.ts';
import { crossTable, weightedKappa } from '../statistics/weighted-kappa.ts';

/** Marks with a second rating before anything is said of agreement (docs/methods.md §3). */
export const NEEDED = 30;

/** A drawn mark: the place of its level on the scale (0 the best), and those that blind raters gave it. */
export type RatedMark = { readonly level: number; readonly blind: readonly number[] };

/**
 * How far blind raters find what was found before, over marks on a scale of `k` levels. Unrounded; what of it is printed, `releaseRound` says.
 * `n` marks have at least one blind rating; `pairs` are original × blind.
 *   alpha             Krippendorff's, ordinal, over all ratings of a mark (2011); lo, hi: ± 1.96 jackknife SE over marks, at most 1
 *   kappa             quadratic weights, original × blind (Cohen 1968); no interval, for pairs of one mark are not independent
 * alpha and kappa are null where nothing varies; negative values are reported.
 */
export type Agreement =
  | { readonly status: 'too-few'; readonly n: number; readonly needed: number }
  | {
      readonly status: 'ok' | 'no-variation';
      readonly n: number;
      readonly pairs: number;
      readonly alpha: { readonly value: number; readonly lo: number | null; readonly hi: number | null } | null;
      readonly kappa: number | null;
    };

export function agreementOf(marks: readonly RatedMark[], k: number): Agreement {
  const units = marks.filter(({ blind }) => blind.length > 0);
  if (units.length < NEEDED) return { status: 'too-few', n: units.length, needed: NEEDED };
  const pairs = pairsOf(units);
  // Read as 0 the lowest: alpha is the same from either end, and the numbers then grow with the level.
  const ratings = units.map(({ level, blind }) => [level, ...blind].map((place) => k - 1 - place));
  const value = krippendorffAlpha(ratings, 'ordinal');
  const se = value === null ? null : jackknifeSe(ratings, 'ordinal');
  return {
    status: value === null ? 'no-variation' : 'ok',
    n: units.length,
    pairs: pairs.length,
    alpha:
      value === null
        ? null
        : {
            value,
            lo: se === null ? null : value - Z95 * se,
            hi: se === null ? null : Math.min(1, value + Z95 * se),
          },
    kappa: weightedKappa(crossTable(pairs, k)).kappa,
  };
}

const pairsOf = (units: readonly RatedMark[]) =>
  units.flatMap(({ level, blind }) => blind.map((place): [number, number] => [level, place]));

/** Original (rows) × blind (columns), counts of pairs. */
export const crossed = (marks: readonly RatedMark[], k: number) => crossTable(pairsOf(marks), k);
