import { type Indicator, markKindOf, type Rubric, weightIn } from './rubric.ts';

export type LargestMark = { readonly indicatorId: string; readonly /** Of the dimension, 0–1. */ share: number };

/**
 * The largest share of a dimension that one mark decides in a grade band, where all that is not neutral has just the evidence it needs:
 * the indicator's weight through the ratings it asks for (`minRecords`), over the weight of what is not neutral. A member of a group
 * weighs what it weighs in a school that offers the fewest; of a fitness standard it is the heaviest item. Counts, hours and attendance are no
 * judgement, and are left out. Null where nothing is judged.
 */
export function largestMark(rubric: Rubric, bandId: string): LargestMark | null {
  const inBand = rubric.indicators.flatMap((indicator) => {
    const weight = weightIn(rubric, indicator, bandId);
    return indicator.scope === 'core' && weight > 0 ? [{ indicator, weight }] : [];
  });
  const asked = inBand.filter(({ indicator }) => indicator.aggregation.missing !== 'neutral');
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  let largest: LargestMark | null = null;
  for (const { indicator, weight } of inBand) {
    const group = rubric.groupRules.find(({ members }) => members.includes(indicator.id));
    const own = group ? group.totalWeight / (group.minOffered[bandId] ?? 1) : weight;
    // A neutral one counts only where it has a record, and then its weight is in the whole.
    const whole = indicator.aggregation.missing === 'neutral' ? total + own : total;
    const share = (own * partOfOneMark(rubric, indicator, bandId)) / whole;
    if (share > (largest?.share ?? 0)) largest = { indicatorId: indicator.id, share };
  }
  return largest;
}

/** The part of an indicator's value that one mark makes, 0–1; 0 for facts. */
function partOfOneMark(rubric: Rubric, indicator: Indicator, bandId: string): number {
  const kind = markKindOf(indicator);
  if (kind === 'level') return 1 / (indicator.minRecords ?? 1);
  if (kind !== 'measurement') return 0;
  const grades = rubric.gradeBands.find(({ id }) => id === bandId)?.grades ?? [];
  const items = (rubric.fitness?.weights ?? []).flatMap((row) =>
    row.grades.some((grade) => grades.includes(grade)) ? row.items.map(({ weight }) => weight) : [],
  );
  return Math.max(0, ...items) / 100;
}
