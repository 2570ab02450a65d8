import type { Aggregation, Limits, Rubric, Thresholds } from '../rubric/rubric.ts';
import { weekNumber } from './school-week.ts';

type Amount = { readonly value: number; readonly happenedOn: string };

/** The thresholds of a counting method in one grade band (counts, or hours in the whole period); undefined for other methods. */
export function thresholdsIn(aggregation: Aggregation, bandId: string): Thresholds | undefined {
  if (aggregation.method === 'count-to-level') {
    const { counts } = aggregation.params;
    return isThresholds(counts) ? counts : counts[bandId];
  }
  if (aggregation.method !== 'hours-to-level') return undefined;
  const { params } = aggregation;
  if ('hours' in params) return params.hours[bandId];
  return params.hoursPerWeek[bandId]?.map((hours) => hours * params.weeks);
}

function isThresholds(counts: Thresholds | { readonly [band: string]: Thresholds }): counts is Thresholds {
  return Array.isArray(counts);
}

/** The score (0–100) of the level a total reaches. A total that misses a threshold by no more than float noise reaches it. */
export function levelFromThresholds(rubric: Rubric, thresholds: Thresholds, total: number): number {
  const reached = thresholds.findIndex((threshold) => total >= threshold - 1e-9);
  const level = reached === -1 ? rubric.levelScale.at(-1) : rubric.levelScale[reached];
  return level?.score ?? 0;
}

/** The sum of the amounts (given in order), what is beyond the limit of a day, a week or the year left out. */
export function totalAmount(amounts: readonly Amount[], limits: Limits | undefined): number {
  const days = groupSums(amounts, (amount) => amount.happenedOn, limits?.hoursPerDay);
  const weeks = groupSums(days, (day) => weekNumber(day.happenedOn), limits?.hoursPerWeek);
  const total = weeks.reduce((sum, week) => sum + week.value, 0);
  return Math.min(total, limits?.hoursPerYear ?? Number.POSITIVE_INFINITY);
}

function groupSums(amounts: readonly Amount[], keyOf: (amount: Amount) => string | number, limit?: number): Amount[] {
  const sums = new Map<string | number, Amount>();
  for (const amount of amounts) {
    const key = keyOf(amount);
    const before = sums.get(key);
    sums.set(key, before ? { ...before, value: before.value + amount.value } : amount);
  }
  return [...sums.values()].map((sum) => ({ ...sum, value: Math.min(sum.value, limit ?? Number.POSITIVE_INFINITY) }));
}
