import { dayNumber } from '../calendar/days.ts';
import { partPassed } from '../calendar/terms.ts';
import { grouped } from '../grouped.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { isOver, isOverlooked, type Look, type LookAt, type Seen, UNSEEN_DAYS } from './overlooked.ts';
import type { Signal } from './week-control.ts';
import type { WideningGap } from './widening-gap.ts';

/** How many records a class has in a term, all dimensions, and how many of them were entered within 7 days. */
type ClassRecords<Class> = {
  readonly classId: string;
  readonly of: Class;
  readonly records: number;
  readonly fresh: number;
};
type Children = { readonly pupils: number; readonly of: number };
export type SchoolFinding<Class> =
  | { readonly kind: 'nothing-yet' }
  | ({ readonly kind: 'unseen' | 'silent'; readonly classes: number } & Children)
  | ({ readonly kind: 'unnoticed'; readonly class: Class; readonly dimension: Dimension } & Children)
  | { readonly kind: 'late'; readonly class: Class; readonly freshShare: number; readonly records: number }
  | { readonly kind: 'week'; readonly figure: 'fresh' | 'records'; readonly from: string; readonly to: string }
  | ({ readonly kind: 'gap' } & WideningGap)
  | ({ readonly kind: 'thin'; readonly dimension: Dimension; readonly classes: number } & Children);

/** Everything a school's findings are drawn from. */
type School<Class> = {
  readonly term: { readonly startsOn: string; readonly endsOn: string };
  readonly today: string;
  readonly dimensions: readonly Dimension[];
  readonly children: readonly Seen<Dimension>[];
  /** By grade and number. */
  readonly classes: readonly ClassRecords<Class>[];
  readonly signals: { readonly fresh: readonly Signal[]; readonly records: readonly Signal[] };
  readonly gap: WideningGap | null;
};

const FEW_RECORDS = 10;
const MOSTLY_LATE = 0.5;
/** One child in ten of a class: what is not yet so for fewer is on the class's own page. */
const MANY_UNNOTICED = 0.1;
const THIN = 0.5;
const MOST = 3;

/**
 * At most three things a principal has to look into, the most pressing first: children whom nobody sees, a class that writes down late, a
 * week unlike the same week of other years, a gap between boys and girls that grew, a dimension without enough evidence. Each is a fault or a change, about evidence and
 * never about whose scores are high; what is well, or only less well than the rest, is none. A term that has just begun has no faults of
 * coverage: children are counted from its fourth week on, results from its half.
 */
export function schoolFindings<Class>(of: School<Class>): SchoolFinding<Class>[] {
  if (of.classes.every(({ records }) => records === 0)) return [{ kind: 'nothing-yet' }];
  return [childrenUnseen(of), unnoticedIn(of), lateIn(of), unlikeWeek(of), gapOf(of), thinIn(of)]
    .flatMap((found) => found ?? [])
    .slice(0, MOST);
}

/** Nobody can be unseen for four weeks before. */
const isBegun = <Class>({ term, today }: School<Class>) => dayNumber(today) - dayNumber(term.startsOn) >= UNSEEN_DAYS;

function overlooked<Class>({ children, term, today }: School<Class>, at: LookAt<Dimension>) {
  return children.filter((child) => isOverlooked(child, at, term, today));
}

function countOf<Class>(of: School<Class>, at: LookAt<Dimension>) {
  const found = overlooked(of, at);
  const classes = new Set(found.map(({ classId }) => classId)).size;
  return { pupils: found.length, of: of.children.length, classes };
}

/** While a term runs whoever was not seen for four weeks; of a term that is over whoever it has nothing of. */
function childrenUnseen<Class>(of: School<Class>) {
  const kind: Look & ('unseen' | 'silent') = isOver(of.term, of.today) ? 'silent' : 'unseen';
  const found = countOf(of, { look: kind, dimension: null });
  return found.pupils > 0 ? { kind, ...found } : undefined;
}

/** The class and dimension with the largest share of children without a record. */
function unnoticedIn<Class>(of: School<Class>) {
  if (!isBegun(of)) return undefined;
  const inClass = grouped(of.children, ({ classId }) => classId);
  const rows = of.classes.flatMap((one) =>
    of.dimensions.map((dimension) => {
      const children = inClass.get(one.classId) ?? [];
      const found = overlooked({ ...of, children }, { look: 'unnoticed', dimension });
      return { class: one.of, dimension, pupils: found.length, of: children.length };
    }),
  );
  const worst = largest(rows, ({ pupils, of: all }) => (all === 0 ? 0 : pupils / all), MANY_UNNOTICED);
  return worst && { kind: 'unnoticed' as const, ...worst };
}

function lateIn<Class>({ classes }: School<Class>) {
  const rows = classes.flatMap(({ of, records, fresh }) =>
    records < FEW_RECORDS ? [] : { class: of, freshShare: fresh / records, records },
  );
  const worst = largest(rows, ({ freshShare }) => 1 - freshShare, MOSTLY_LATE);
  return worst && worst.freshShare < MOSTLY_LATE ? { kind: 'late' as const, ...worst } : undefined;
}

/** The last weeks that fell below their limits; while a term runs, of the last four. */
function unlikeWeek<Class>(of: School<Class>) {
  const { signals, today } = of;
  const isRecent = ({ to }: Signal) => isOver(of.term, of.today) || dayNumber(today) - dayNumber(to) < UNSEEN_DAYS + 7;
  const found = (['fresh', 'records'] as const).flatMap((figure) => {
    const last = signals[figure].filter((one) => one.side === 'below' && isRecent(one)).at(-1);
    return last ? { kind: 'week' as const, figure, from: last.from, to: last.to } : [];
  });
  return found[0];
}

const gapOf = <Class>({ gap }: School<Class>) => gap && { kind: 'gap' as const, ...gap };

function thinIn<Class>(of: School<Class>) {
  if (partPassed(of.term, of.today) < 0.5) return undefined;
  const rows = of.dimensions.map((dimension) => ({ dimension, ...countOf(of, { look: 'thin', dimension }) }));
  const worst = largest(rows, ({ pupils, of: whole }) => (whole === 0 ? 0 : pupils / whole), THIN);
  return worst && worst.pupils > THIN * worst.of ? { kind: 'thin' as const, ...worst } : undefined;
}

/** The first of those with the largest figure, where it is `least` or more. */
function largest<T>(rows: readonly T[], figure: (row: T) => number, least: number): T | undefined {
  const [first] = rows.filter((row) => figure(row) >= least).sort((a, b) => figure(b) - figure(a));
  return first;
}
