import { type Indicator, markKindOf, type Rubric } from '../rubric/rubric.ts';
import { levelReached } from './amounts.ts';
import type { ScoredMark } from './dimension-score.ts';
import type { Entry } from './entry.ts';
import { rawEntries } from './raw-entries.ts';
import type { Situation } from './situation.ts';

type Ordered = { readonly happenedOn: string; readonly ids: readonly string[] };

/** By the day it happened, then by id: the order of every sum, so that the same marks give the same bits in any order. */
export function inOrder<E extends Ordered>(entries: readonly E[]): E[] {
  const key = (entry: E) => entry.ids[0] ?? '';
  return [...entries].sort((a, b) =>
    a.happenedOn !== b.happenedOn
      ? a.happenedOn < b.happenedOn
        ? -1
        : 1
      : key(a) < key(b)
        ? -1
        : key(a) > key(b)
          ? 1
          : 0,
  );
}

/**
 * What may count for one core indicator: its own marks and those of its children, of the right kind, by those who may rate it,
 * in its period and within its limits; in order.
 * A child that collects facts first becomes one level, dated at its last record, when its parent collects levels.
 */
export function entriesOf(
  rubric: Rubric,
  indicator: Indicator,
  children: readonly Indicator[],
  marks: ReadonlyMap<string, readonly ScoredMark[]>,
  at: Situation,
): Entry[] {
  const kind = markKindOf(indicator);
  const own = [indicator, ...children.filter((child) => markKindOf(child) === kind)];
  const entries = own.flatMap((each) => rawEntries(rubric, kind, marks.get(each.id) ?? []));
  const counted = kind === 'level' ? children.filter((child) => markKindOf(child) !== 'level') : [];
  const asLevels = counted.flatMap((child) => {
    const facts = rawEntries(rubric, markKindOf(child), marks.get(child.id) ?? []);
    return asOneLevel(rubric, child, eligible(child, facts, at.term), at);
  });
  return eligible(indicator, [...entries, ...asLevels], at.term);
}

/** The levels that somebody gave an indicator or its children in one term, in order; what is made of counts is not among them. */
export function levelsGiven(
  rubric: Rubric,
  indicator: Indicator,
  children: readonly Indicator[],
  marks: ReadonlyMap<string, readonly ScoredMark[]>,
  term: string,
): Entry[] {
  const own = [indicator, ...children.filter((child) => markKindOf(child) === 'level')];
  const entries = own.flatMap((each) => rawEntries(rubric, 'level', marks.get(each.id) ?? []));
  return eligible(indicator, entries, term).filter((entry) => entry.term === term);
}

function eligible(indicator: Indicator, entries: readonly Entry[], term: string): Entry[] {
  const mayRate = new Set(indicator.raters.filter((rater) => rater.share > 0).map((rater) => rater.kind));
  const { method, period } = indicator.aggregation;
  // Progress is read in one term, against the terms before it.
  const wholeYear = period === 'year' || method === 'progress-vs-own-baseline';
  const inPeriod = entries.filter((entry) => mayRate.has(entry.raterKind) && (wholeYear || entry.term === term));
  return withinRecordLimit(inOrder(inPeriod), indicator.limits?.recordsPerTerm);
}

function withinRecordLimit(entries: readonly Entry[], limit: number | undefined): Entry[] {
  if (limit === undefined) return [...entries];
  const seen = new Map<string, number>();
  return entries.filter((entry) => {
    const key = `${entry.raterKind} ${entry.term}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count <= limit;
  });
}

function asOneLevel(rubric: Rubric, child: Indicator, facts: readonly Entry[], at: Situation): Entry[] {
  const last = facts.at(-1);
  if (!last) return [];
  const value = levelReached(rubric, child, facts, at);
  if (value === null || value === 'too-early') return [];
  // One kind must carry it: staff where any staff member recorded it, for theirs is the weightiest word.
  const raterKind = facts.some((fact) => fact.raterKind === 'staff') ? 'staff' : last.raterKind;
  const ids = facts.flatMap((fact) => fact.ids);
  return [{ ids, value, detail: null, raterKind, raterId: null, happenedOn: last.happenedOn, term: last.term }];
}
