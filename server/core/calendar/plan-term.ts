import { dayNumber, mondayOf } from './days.ts';
import { codeBeginning, type Dated, schoolYearOf } from './terms.ts';

type Span = { readonly startsOn: string; readonly endsOn: string };
type DaysOff = { readonly from: string; readonly to: string; readonly name: string };

/** What is wrong with a term's dates: `path` in the words of what was sent, `code` for the page's own words. */
export type TermFault = { readonly path: string; readonly message: string; readonly code: string };

/** Longer than any half of a school year: a typed year that is wrong. */
const MOST_DAYS = 220;

/** How many weeks, Monday to Sunday, a span touches. */
export function weeksIn({ startsOn, endsOn }: Span): number {
  return (dayNumber(mondayOf(endsOn)) - dayNumber(mondayOf(startsOn))) / 7 + 1;
}

/** '2026-2027-1' → '2026-2027-2' → '2027-2028-1'. */
export function codeAfter(code: string): string {
  const year = schoolYearOf(code);
  return code.endsWith('-1') ? `${year}-${year + 1}-2` : `${year + 1}-${year + 2}-1`;
}

/**
 * The term after the last one, on the dates of the same half a year before; where there is none, what is usual: autumn from
 * 1 September to 22 January, spring from 24 February to 10 July. Without any term at all, the half that `today` lies in.
 */
export function proposeTerm(terms: readonly Dated[], today: string): Dated {
  const last = [...terms].sort((a, b) => (a.code < b.code ? 1 : -1))[0];
  const code = last ? codeAfter(last.code) : codeBeginning(today);
  const year = schoolYearOf(code);
  const before = terms.find((term) => term.code === `${year - 1}-${year}-${code.slice(-1)}`);
  const usual = code.endsWith('-1')
    ? { startsOn: `${year}-09-01`, endsOn: `${year + 1}-01-22` }
    : { startsOn: `${year + 1}-02-24`, endsOn: `${year + 1}-07-10` };
  return { code, ...(before ? { startsOn: aYearLater(before.startsOn), endsOn: aYearLater(before.endsOn) } : usual) };
}

function aYearLater(day: string): string {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return later.endsWith('-02-29') ? later.replace(/29$/, '28') : later;
}

/** The first thing wrong with a term beside the other terms of its district, or undefined. Terms never overlap. */
export function faultInTerm(
  { code, startsOn, endsOn, daysOff }: Dated & { readonly daysOff: readonly DaysOff[] },
  others: readonly Dated[],
): TermFault | undefined {
  if (endsOn < startsOn) return fault('endsOn', 'the term ends before it begins', 'term.backwards');
  if (dayNumber(endsOn) - dayNumber(startsOn) >= MOST_DAYS)
    return fault('endsOn', `a term has at most ${MOST_DAYS} days`, 'term.tooLong');
  if (codeBeginning(startsOn) !== code)
    return fault('startsOn', 'autumn begins from August to December, spring from January to July', 'term.otherHalf');
  if (others.some((one) => one.startsOn <= endsOn && startsOn <= one.endsOn))
    return fault('startsOn', 'this overlaps another term', 'term.overlap');
  for (const [index, { from, to }] of daysOff.entries()) {
    const path = `daysOff[${index}]`;
    if (to < from) return fault(`${path}.to`, 'these days end before they begin', 'daysOff.backwards');
    if (from < startsOn || to > endsOn) return fault(path, 'these days are not in the term', 'daysOff.outside');
    if (daysOff.some((one, at) => at < index && one.from <= to && from <= one.to))
      return fault(path, 'these days overlap other days off', 'daysOff.overlap');
  }
  return undefined;
}

const fault = (path: string, message: string, code: string): TermFault => ({ path, message, code });
