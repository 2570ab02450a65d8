import { type Indicator, markKindOf, type Rubric } from '../rubric/rubric.ts';
import { levelReached } from './amounts.ts';
import type { ScoredMark } from './dimension-score.ts';
import type { Entry } from './entry.ts';
import { type Eligible, eligibleFor, type Planned } from './plan.ts';
import { addEntry, rawEntries } from './raw-entries.ts';
import type { Situation } from './situation.ts';

type Ordered = { readonly happenedOn: string; readonly ids: readonly string[] };

/** By the day it happened, then by id: the order of every sum, so that the same marks give the same bits in any order. */
export function inOrder<E extends Ordered>(entries: readonly E[]): readonly E[] {
  const isInOrder = entries.every((entry, at) => at === 0 || compare(entries[at - 1] ?? entry, entry) <= 0);
  return isInOrder ? entries : [...entries].sort(compare);
}

function compare(a: Ordered, b: Ordered): number {
  if (a.happenedOn !== b.happenedOn) return a.happenedOn < b.happenedOn ? -1 : 1;
  const [one, other] = [a.ids[0] ?? '', b.ids[0] ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * What may count for one core indicator: its own marks and those of its children, of the right kind, by those who may rate it,
 * in its period and within its limits; in order.
 * A child that collects facts first becomes one level, dated at its last record, when its parent collects levels.
 */
export function entriesOf(
  rubric: Rubric,
  { kind, own, counted, eligible: rule }: Planned,
  marks: ReadonlyMap<string, readonly ScoredMark[]>,
  at: Situation,
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const id of own) for (const mark of marks.get(id) ?? []) addEntry(entries, rubric, kind, mark);
  for (const child of counted) {
    const facts = rawEntries(rubric, markKindOf(child), marks.get(child.id) ?? []);
    entries.push(...asOneLevel(rubric, child, eligible(eligibleFor(child), facts, at.term), at));
  }
  return entries.length === 0 ? entries : eligible(rule, entries, at.term);
}

/** The levels that somebody gave an indicator or its children in one term, in order; what is made of counts is not among them. */
export function levelsGiven(
  rubric: Rubric,
  indicator: Indicator,
  children: readonly Indicator[],
  marks: ReadonlyMap<string, readonly ScoredMark[]>,
  term: string,
): readonly Entry[] {
  const own = [indicator, ...children.filter((child) => markKindOf(child) === 'level')];
  const entries = own.flatMap((each) => rawEntries(rubric, 'level', marks.get(each.id) ?? []));
  return eligible(eligibleFor(indicator), entries, term).filter((entry) => entry.term === term);
}

function eligible(
  { mayRate, isWholeYear, limit }: Eligible,
  entries: readonly Entry[],
  term: string,
): readonly Entry[] {
  const inPeriod = entries.filter((entry) => mayRate.has(entry.raterKind) && (isWholeYear || entry.term === term));
  return withinRecordLimit(inOrder(inPeriod), limit);
}

function withinRecordLimit(entries: readonly Entry[], limit: number | undefined): readonly Entry[] {
  if (limit === undefined) return entries;
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
