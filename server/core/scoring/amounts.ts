import { type Indicator, isThresholds, type Limits, type Rubric, type Thresholds } from '../rubric/rubric.ts';
import type { Entry } from './entry.ts';
import { daysOff, partAsked } from './exempt.ts';
import { weekNumber } from './school-week.ts';
import type { Situation } from './situation.ts';

type Amount = { readonly value: number; readonly happenedOn: string };

/** The term's week, from 1, in which hours a week are first read: before it one busy Sunday would say everything. */
const FIRST_WEEK_READ = 6;

/**
 * The score (0–100) of the level that facts reach (in order, not empty); null where the method has no thresholds for the grade
 * band; 'too-early' for hours a week of which too few weeks have gone by.
 */
export function levelReached(
  rubric: Rubric,
  indicator: Indicator,
  facts: readonly Entry[],
  at: Situation,
): number | null | 'too-early' {
  const { aggregation, limits } = indicator;
  if (aggregation.method === 'coverage-to-level') {
    return levelFromThresholds(rubric, aggregation.params.cuts, attendedShare(facts));
  }
  const thresholds = thresholdsIn(indicator, at, facts.at(-1)?.happenedOn ?? '');
  if (thresholds === undefined || thresholds === 'too-early') return thresholds ?? null;
  return levelFromThresholds(rubric, thresholds, totalAmount(facts, limits));
}

/**
 * The thresholds of a counting method in one grade band: counts, or hours in the whole period. Hours a week are asked for the
 * weeks from the term's start to the week of the last record, at most the rubric's `weeks`: what was not recorded since then is
 * not known, so a term that has just begun does not read low, and the same records give the same level on any day. Of a child who was
 * exempt on some days that part less is asked.
 */
function thresholdsIn(indicator: Indicator, at: Situation, lastOn: string): Thresholds | undefined | 'too-early' {
  const { aggregation } = indicator;
  const asked = partAsked(at.exempt, indicator);
  if (asked === 0) return 'too-early';
  if (aggregation.method === 'count-to-level') {
    const { counts } = aggregation.params;
    return partOf(isThresholds(counts) ? counts : counts[at.bandId], asked);
  }
  if (aggregation.method !== 'hours-to-level') return undefined;
  const { params } = aggregation;
  if ('hours' in params) return partOf(params.hours[at.bandId], asked);
  const weeks =
    at.termStartsOn === undefined || aggregation.period === 'year'
      ? params.weeks * asked
      : Math.min(params.weeks, weekNumber(lastOn) - weekNumber(at.termStartsOn) + 1) -
        daysOff(at.exempt, indicator, { from: at.termStartsOn, to: lastOn }) / 7;
  if (weeks < Math.min(FIRST_WEEK_READ, params.weeks)) return 'too-early';
  return partOf(params.hoursPerWeek[at.bandId], weeks);
}

const partOf = (thresholds: Thresholds | undefined, part: number) => thresholds?.map((threshold) => threshold * part);

/** The score (0–100) of the level a total reaches. A total that misses a threshold by no more than float noise reaches it. */
export function levelFromThresholds(rubric: Rubric, thresholds: Thresholds, total: number): number {
  const reached = thresholds.findIndex((threshold) => total >= threshold - 1e-9);
  const level = reached === -1 ? rubric.levelScale.at(-1) : rubric.levelScale[reached];
  return level?.score ?? 0;
}

/** Times attended / times held over all records, 0–1: ten lessons weigh ten times as much as one. */
function attendedShare(facts: readonly Entry[]): number {
  const held = facts.reduce((sum, { detail }) => sum + (detail !== null && 'held' in detail ? detail.held : 0), 0);
  return held === 0 ? 0 : facts.reduce((sum, fact) => sum + fact.value, 0) / held;
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
