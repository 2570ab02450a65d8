import { dayNumber } from '../calendar/days.ts';
import { commonDays } from '../calendar/spans.ts';
import type { Indicator } from '../rubric/rubric.ts';
import { eligibleFor } from './plan.ts';

/** Days in a row, the first and the last with them. */
export type DaysOff = { readonly from: string; readonly to: string };

/** What is not asked of one child, and the days of the term and of the school year to date that it is taken from. */
export type Exempt = {
  /** By core indicator; a school-based one goes with its parent. No two of an indicator have a day in common. */
  readonly days: ReadonlyMap<string, readonly DaysOff[]>;
  readonly term: DaysOff;
  readonly year: DaysOff;
};

/** The part of an indicator's period that is asked of the child, 0–1; 1 where it is exempt on no day of it. */
export function partAsked(exempt: Exempt | undefined, indicator: Indicator): number {
  if (exempt === undefined) return 1;
  const period = eligibleFor(indicator).isWholeYear ? exempt.year : exempt.term;
  return 1 - daysOff(exempt, indicator, period) / daysIn(period);
}

/** On how many of these days an indicator is not asked of the child. */
export function daysOff(exempt: Exempt | undefined, { id, parent }: Indicator, within: DaysOff): number {
  const off = exempt?.days.get(parent ?? id) ?? [];
  return off.reduce((sum, days) => {
    const common = commonDays(days, within);
    return common && common.to !== null ? sum + daysIn({ from: common.from, to: common.to }) : sum;
  }, 0);
}

const daysIn = ({ from, to }: DaysOff) => dayNumber(to) - dayNumber(from) + 1;
