import type { Rubric } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';
import type { DimensionScore } from './dimension-score.ts';

export type HeadlineInput = {
  readonly rubric: Rubric;
  /** Records of the term. */
  readonly records: number;
  readonly score: Pick<DimensionScore, 'status' | 'score' | 'level'>;
};
export type Headline =
  | {
      readonly kind: 'strong';
      readonly dimension: Rubric['dimension'];
      readonly levelLabel: Text;
      readonly records: number;
    }
  | { readonly kind: 'steady'; readonly dimension: Rubric['dimension']; readonly records: number }
  | { readonly kind: 'too-little'; readonly records: number }
  | { readonly kind: 'nothing-yet' };

/**
 * What the first line of a child's page says. 'strong' claims a level, so it wants enough evidence ('ok') and the upper half of
 * the scale; 'steady' names where most is known; without any score it says that there is too little, or nothing, yet.
 */
export function headlineOf(inputs: readonly HeadlineInput[]): Headline {
  const records = inputs.reduce((sum, input) => sum + input.records, 0);
  const scored = inputs.filter((input) => input.score.score !== null);
  if (scored.length === 0) return records === 0 ? { kind: 'nothing-yet' } : { kind: 'too-little', records };
  const best = [...scored].sort(
    (a, b) =>
      Number(b.score.status === 'ok') - Number(a.score.status === 'ok') ||
      (b.score.score ?? 0) - (a.score.score ?? 0) ||
      (a.rubric.dimension < b.rubric.dimension ? -1 : 1),
  )[0] as HeadlineInput;
  const { levelScale, dimension } = best.rubric;
  const position = levelScale.findIndex((level) => level.code === best.score.level);
  const label = levelScale[position]?.label;
  const isStrong = best.score.status === 'ok' && label !== undefined && position < levelScale.length / 2;
  return isStrong
    ? { kind: 'strong', dimension, levelLabel: label, records: best.records }
    : { kind: 'steady', dimension, records: best.records };
}
