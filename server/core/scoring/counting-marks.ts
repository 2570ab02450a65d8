import { type Indicator, type MarkKind, markKindOf, type Rubric } from '../rubric/rubric.ts';
import { levelFromThresholds, thresholdsIn, totalAmount } from './amounts.ts';
import type { ScoredMark } from './dimension-score.ts';

/** A mark ready to count: its value on the level scale (levels) or its amount (counts, hours). */
export type Entry = {
  readonly ids: readonly string[];
  readonly value: number;
  readonly raterKind: ScoredMark['raterKind'];
  /** Null where nobody judged: a counted school-based indicator that became one level. */
  readonly raterId: string | null;
  readonly happenedOn: string;
  readonly term: string;
};

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
 * What may count for one core indicator: its own marks and those of its school-based children, of the right kind, by those
 * who may rate it, in its period and within its limits; in order.
 * A child that counts or adds hours first becomes one level, dated at its last record, when its parent collects levels.
 */
export function entriesOf(
  rubric: Rubric,
  indicator: Indicator,
  children: readonly Indicator[],
  marks: ReadonlyMap<string, readonly ScoredMark[]>,
  at: { readonly term: string; readonly bandId: string },
): Entry[] {
  const kind = markKindOf(indicator);
  const own = [indicator, ...children.filter((child) => markKindOf(child) === kind)];
  const entries = own.flatMap((each) => rawEntries(rubric, kind, marks.get(each.id) ?? []));
  const counted = kind === 'level' ? children.filter((child) => markKindOf(child) !== 'level') : [];
  const asLevels = counted.flatMap((child) => {
    const facts = rawEntries(rubric, markKindOf(child), marks.get(child.id) ?? []);
    return asOneLevel(rubric, child, eligible(child, facts, at.term), at.bandId);
  });
  return eligible(indicator, [...entries, ...asLevels], at.term);
}

function rawEntries(rubric: Rubric, kind: MarkKind, marks: readonly ScoredMark[]): Entry[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== kind) return [];
    const value = kind === 'level' ? rubric.levelScale.find((level) => level.code === mark.level)?.score : mark.amount;
    if (value === undefined || value === null || !Number.isFinite(value) || value < 0) return [];
    const { id, raterId, raterKind, happenedOn, term } = mark;
    return [{ ids: [id], value, raterKind, raterId, happenedOn, term }];
  });
}

function eligible(indicator: Indicator, entries: readonly Entry[], term: string): Entry[] {
  const mayRate = new Set(indicator.raters.filter((rater) => rater.share > 0).map((rater) => rater.kind));
  const inPeriod = entries.filter(
    (entry) => mayRate.has(entry.raterKind) && (indicator.aggregation.period === 'year' || entry.term === term),
  );
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

function asOneLevel(rubric: Rubric, child: Indicator, facts: readonly Entry[], bandId: string): Entry[] {
  const last = facts.at(-1);
  const thresholds = thresholdsIn(child.aggregation, bandId);
  if (!last || !thresholds) return [];
  const value = levelFromThresholds(rubric, thresholds, totalAmount(facts, child.limits));
  // One kind must carry it: staff where any staff member recorded it, for theirs is the weightiest word.
  const raterKind = facts.some((fact) => fact.raterKind === 'staff') ? 'staff' : last.raterKind;
  const ids = facts.flatMap((fact) => fact.ids);
  return [{ ids, value, raterKind, raterId: null, happenedOn: last.happenedOn, term: last.term }];
}
