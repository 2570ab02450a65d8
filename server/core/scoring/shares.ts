import type { Plan } from './plan.ts';

export type Shares = {
  /** Indicator id → its part of the score, 0–1; the parts of all observed indicators add up to 1. */
  readonly share: ReadonlyMap<string, number>;
  /** Observed weight / total weight, 0–1. */
  readonly weightShare: number;
};

/** Of the indicators: those with a value, those not asked of this child, and those its school offers to all children. */
export type Seen = Readonly<Record<'observed' | 'exempt' | 'offeredToAll', ReadonlySet<string>>>;

/**
 * How much each observed indicator weighs in the score. The weight of the missing ones passes to the others in proportion;
 * a group keeps its block (docs/rules.md 5): its observed members share it by their weights. Missing 'neutral' indicators leave
 * the total as well, unless they are offered to all, and so do those that are not asked of this child. A group with evidence on fewer members than a school must offer
 * covers only that part of its block; one of which nothing is asked leaves the total.
 */
export function sharesOf({ groups, singles }: Plan, { observed, exempt, offeredToAll }: Seen): Shares {
  const weights = new Map<string, number>();
  let total = 0;
  let covered = 0;
  for (const { members, totalWeight, minOffered } of groups) {
    const offered = members.filter(({ id }) => observed.has(id));
    const weightOffered = offered.reduce((sum, { weight }) => sum + weight, 0);
    for (const { id, weight } of offered) weights.set(id, (totalWeight * weight) / weightOffered);
    const asked = members.filter(({ id }) => !exempt.has(id)).length;
    if (asked === 0) continue;
    total += totalWeight;
    const least = asked < members.length ? Math.min(minOffered, asked) : minOffered;
    covered += totalWeight * Math.min(1, offered.length / least);
  }
  for (const { id, weight, isNeutral } of singles) {
    const isSeen = observed.has(id);
    if (!isSeen && ((isNeutral && !offeredToAll.has(id)) || exempt.has(id))) continue;
    total += weight;
    if (!isSeen) continue;
    weights.set(id, weight);
    covered += weight;
  }
  let inScore = 0;
  for (const weight of weights.values()) inScore += weight;
  const share = new Map<string, number>();
  for (const [id, weight] of weights) share.set(id, weight / inScore);
  return { share, weightShare: total === 0 ? 0 : covered / total };
}
