import { averageLevelStep, type Rubric } from '../rubric/rubric.ts';
import { DEFAULT_COMPONENTS, type ErrorTerms, type VarianceComponents, Z95 } from './dimension-score.ts';
import type { RatingPart } from './value.ts';

/**
 * The parts of a score's rating error from the coefficients of its ratings (docs/methods.md §1, additive severity model).
 * The components are in squared average level steps; times the square of the rubric's step they are squared score points.
 * A rater's coefficients are added before they are squared: his severity does not average out over his own marks.
 */
export function errorTermsOf(
  rubric: Rubric,
  parts: readonly RatingPart[],
  components: VarianceComponents = DEFAULT_COMPONENTS,
): ErrorTerms {
  const step = averageLevelStep(rubric);
  const byRater = new Map<string, number>();
  for (const { raterId, coefficient } of parts) byRater.set(raterId, (byRater.get(raterId) ?? 0) + coefficient);
  const oneDeviation = step * Math.sqrt(components.rater);
  return {
    raterCoefficients: Object.fromEntries([...byRater].map(([id, part]) => [id, part * oneDeviation])),
    sumSquaredPersonRater: components.personRater * step * step * sumOfSquares([...byRater.values()]),
    sumSquaredResidual: components.residual * step * step * sumOfSquares(parts.map((part) => part.coefficient)),
  };
}

/**
 * The same parts with other variances. Rows keep those that were made with the defaults, so that an estimate that becomes known changes no row:
 * whoever reads them puts the district's in their place.
 */
export function madeWith(terms: ErrorTerms, components: VarianceComponents = DEFAULT_COMPONENTS): ErrorTerms {
  const deviation = Math.sqrt(components.rater / DEFAULT_COMPONENTS.rater);
  return {
    raterCoefficients: Object.fromEntries(
      Object.entries(terms.raterCoefficients).map(([id, part]) => [id, part * deviation]),
    ),
    sumSquaredPersonRater: terms.sumSquaredPersonRater * (components.personRater / DEFAULT_COMPONENTS.personRater),
    sumSquaredResidual: terms.sumSquaredResidual * (components.residual / DEFAULT_COMPONENTS.residual),
  };
}

/**
 * The standard error (score points) of the difference of two scores of one pupil from the coefficients of their ratings. A rater's severity is one
 * number: what the same rater's marks have in both scores is taken away before it is squared. How he sees this one pupil, and the moment, are
 * taken to be other ones in each score, which errs on the careful side.
 */
export function changeErrorOf(
  rubric: Rubric,
  before: readonly RatingPart[],
  now: readonly RatingPart[],
  components: VarianceComponents = DEFAULT_COMPONENTS,
): number {
  const [earlier, later] = [errorTermsOf(rubric, before, components), errorTermsOf(rubric, now, components)];
  const raters = new Set([...before, ...now].map((part) => part.raterId));
  const severity = [...raters].map((id) => (later.raterCoefficients[id] ?? 0) - (earlier.raterCoefficients[id] ?? 0));
  const own = [earlier, later].map((terms) => terms.sumSquaredPersonRater + terms.sumSquaredResidual);
  return Math.sqrt(sumOfSquares(severity) + (own[0] ?? 0) + (own[1] ?? 0));
}

/** The standard error (score points) of one pupil's score. */
export function standardError(terms: ErrorTerms): number {
  const severity = sumOfSquares(Object.values(terms.raterCoefficients));
  return Math.sqrt(severity + terms.sumSquaredPersonRater + terms.sumSquaredResidual);
}

/**
 * A score's standard error and its 95 % interval, clipped to 0–100, from the parts of its error that are kept with it; null, all
 * three, without a score or where the error is not estimated.
 */
export function intervalOf(score: number | null, terms: ErrorTerms | null) {
  if (score === null || terms === null) return { se: null, lo: null, hi: null };
  const se = standardError(terms);
  return { se, lo: clip(score - Z95 * se), hi: clip(score + Z95 * se) };
}

const clip = (score: number) => Math.min(100, Math.max(0, score));
const sumOfSquares = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part * part, 0);
