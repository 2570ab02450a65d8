import type { Rubric } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';
import type { DimensionScore } from './dimension-score.ts';
import type { Judged } from './judged-levels.ts';

export type HeadlineInput = {
  readonly rubric: Rubric;
  /** Records of the term. */
  readonly records: number;
  readonly score: Pick<DimensionScore, 'status' | 'score' | 'level' | 'lo' | 'hi'>;
  /** What was judged in the term; null with too few ratings. */
  readonly judged: Pick<Judged, 'lo' | 'hi'> | null;
};
type Dimension = Rubric['dimension'];
export type Headline =
  | { readonly kind: 'strong'; readonly dimension: Dimension; readonly levelLabel: Text; readonly records: number }
  /** In the order given, which is no order of how good. */
  | { readonly kind: 'good'; readonly dimensions: readonly Dimension[]; readonly records: number }
  | { readonly kind: 'most'; readonly dimension: Dimension; readonly records: number }
  | { readonly kind: 'too-little'; readonly records: number }
  | { readonly kind: 'nothing-yet' };

/**
 * What the first line of a child's page says, and no more than what carries it: 'strong' of the one dimension that the picture under it shows
 * above all others (`isAbove`) and that is so too by what was judged alone; 'good' of those whose judged levels lie in the upper half of the scale
 * with their whole interval; else where most was recorded, which is a fact. Counts and hours make no headline (docs/rules.md 30).
 */
export function headlineOf(inputs: readonly HeadlineInput[]): Headline {
  const records = inputs.reduce((sum, input) => sum + input.records, 0);
  const scored = inputs.filter((input) => input.score.score !== null);
  if (scored.length === 0) return records === 0 ? { kind: 'nothing-yet' } : { kind: 'too-little', records };
  const good = scored.filter(isGood);
  const first = good.find((one) => standsOut(one, scored));
  const levelLabel = first && labelOf(first);
  if (first && levelLabel)
    return { kind: 'strong', dimension: first.rubric.dimension, levelLabel, records: first.records };
  if (good.length > 0) {
    const dimensions = good.map(({ rubric }) => rubric.dimension);
    return { kind: 'good', dimensions, records: good.reduce((sum, one) => sum + one.records, 0) };
  }
  const most = inputs.reduce((best, one) => (one.records > best.records ? one : best));
  return { kind: 'most', dimension: most.rubric.dimension, records: most.records };
}

type Limits = { readonly lo: number | null; readonly hi: number | null };

/** Whether one interval lies above another, which is the test of whatever is called higher; without an interval nothing is. */
export function isAbove(one: Limits, other: Limits): boolean {
  return one.lo !== null && other.hi !== null && one.lo > other.hi;
}

function standsOut(one: HeadlineInput, scored: readonly HeadlineInput[]): boolean {
  const others = scored.filter((other) => other !== one);
  const isHigher = (other: HeadlineInput) =>
    one.judged !== null &&
    other.judged !== null &&
    isAbove(one.judged, other.judged) &&
    isAbove(one.score, other.score);
  return others.length > 0 && others.every(isHigher);
}

const positionOf = ({ rubric, score }: HeadlineInput) =>
  rubric.levelScale.findIndex((level) => level.code === score.level);
const labelOf = (input: HeadlineInput) => input.rubric.levelScale[positionOf(input)]?.label;

/** Enough evidence, a level in the upper half, and nobody's doubt that what was judged lies there. */
function isGood({ rubric, score, judged }: HeadlineInput): boolean {
  const upper = rubric.levelScale.slice(0, Math.ceil(rubric.levelScale.length / 2)).map((level) => level.code);
  const mins = rubric.scoring.bands.flatMap(({ code, min }) => (upper.includes(code) ? [min] : []));
  const isUpper = score.level !== null && upper.includes(score.level);
  return score.status === 'ok' && isUpper && judged !== null && judged.lo >= Math.min(...mins);
}
