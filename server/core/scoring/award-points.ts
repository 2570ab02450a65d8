import type { Award, AwardRules } from '../rubric/awards.ts';
import type { Entry } from './entry.ts';

/**
 * The points of one pupil's awards, at most `capPerYear`, and the awards they are made of.
 *
 * An award gives the points of its level and rank times the factor of the role; of several for the same work (its name without
 * regard to width, case and spaces) only the highest counts, of equals the earliest. Levels in `withoutPoints` give 0.
 * Own design: no national document fixes points.
 */
export function awardPoints(rules: AwardRules, entries: readonly Entry[]): { points: number; counting: Entry[] } {
  const best = new Map<string, { readonly entry: Entry; readonly points: number }>();
  for (const entry of entries) {
    const award = awardIn(entry);
    if (!award) continue;
    const points = pointsOf(rules, award);
    const work = sameWork(award.work);
    const before = best.get(work);
    if (!before || points > before.points) best.set(work, { entry, points });
  }
  const kept = [...best.values()];
  const sum = kept.reduce((total, { points }) => total + points, 0);
  const counting = entries.filter((entry) => kept.some((one) => one.entry === entry));
  return { points: Math.min(sum, rules.capPerYear), counting };
}

function pointsOf(rules: AwardRules, { level, rank, role }: Award): number {
  return rules.withoutPoints.includes(level) ? 0 : rules.points[level][rank] * rules.roleFactor[role];
}

const awardIn = ({ detail }: Entry): Award | null => (detail !== null && 'rank' in detail ? detail : null);

/** What two people who type the name of one work have in common. */
export function sameWork(work: string): string {
  return work.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
