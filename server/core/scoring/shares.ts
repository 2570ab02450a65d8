import { type Indicator, type Rubric, weightIn } from '../rubric/rubric.ts';

export type Shares = {
  /** Indicator id → its part of the score, 0–1; the parts of all observed indicators add up to 1. */
  readonly share: ReadonlyMap<string, number>;
  /** Observed weight / total weight, 0–1. */
  readonly weightShare: number;
};

/**
 * How much each observed indicator weighs in the score. The weight of the missing ones passes to the others in proportion;
 * a group keeps its block (docs/rules.md 5): its observed members share it by their weights. Missing 'neutral' indicators leave
 * the total as well. A group with evidence on fewer members than a school must offer covers only that part of its block.
 */
export function sharesOf(rubric: Rubric, bandId: string, observed: ReadonlySet<string>): Shares {
  const weights = new Map<string, number>();
  let total = 0;
  let covered = 0;
  const inBand = rubric.indicators.filter((each) => each.scope === 'core' && weightIn(rubric, each, bandId) > 0);
  const seen = (each: Indicator) => observed.has(each.id);
  for (const rule of rubric.groupRules) {
    const members = inBand.filter((each) => rule.members.includes(each.id));
    const offered = members.filter(seen);
    const weightOffered = offered.reduce((sum, each) => sum + weightIn(rubric, each, bandId), 0);
    for (const each of offered)
      weights.set(each.id, (rule.totalWeight * weightIn(rubric, each, bandId)) / weightOffered);
    if (members.length > 0) total += rule.totalWeight;
    covered += rule.totalWeight * Math.min(1, offered.length / (rule.minOffered[bandId] ?? 1));
  }
  const grouped = new Set(rubric.groupRules.flatMap((rule) => rule.members));
  for (const each of inBand.filter((one) => !grouped.has(one.id))) {
    if (!seen(each) && each.aggregation.missing === 'neutral') continue;
    total += weightIn(rubric, each, bandId);
    if (!seen(each)) continue;
    weights.set(each.id, weightIn(rubric, each, bandId));
    covered += weightIn(rubric, each, bandId);
  }
  const inScore = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const share = new Map([...weights].map(([id, weight]) => [id, weight / inScore]));
  return { share, weightShare: total === 0 ? 0 : covered / total };
}
