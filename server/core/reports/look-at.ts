import type { Dimension } from '../rubric/rubric.ts';
import { daysUnseen, lastSeen, type Seen } from './overlooked.ts';

/** Nobody is looked for who was seen in these two weeks. */
const WHILE = 14;
/** So many children are a week's work. */
const MOST = 5;
/** So many of them because they were not seen at all; the others because of one dimension. */
const MOST_UNSEEN = 3;

/** Why a child is to be looked at: nothing was recorded since a day (null: this term), or nothing of a dimension that the class has. */
export type Why =
  | { readonly kind: 'unseen'; readonly since: string | null }
  | { readonly kind: 'without'; readonly dimension: Dimension };
export type LookAt = { readonly why: Why; readonly pupilIds: readonly string[] };

type Term = { readonly startsOn: string; readonly endsOn: string };

/**
 * Whom a teacher may look at this week: up to five children of the class, those unseen longest first (longer than most of the class, else a
 * holiday would name anybody), then those without anything of a dimension that most of the class has a record of, the dimension that
 * most have first. Each child has one reason, and no reason is said twice: children with the same stand together, in the order of the class.
 */
export function lookAt(children: readonly Seen<Dimension>[], term: Term, today: string): LookAt[] {
  const days = new Map(
    children.map((child) => [child.pupilId, daysUnseen(lastSeen(child), child.startsOn, term, today)]),
  );
  const usual = [...days.values()].sort((a, b) => a - b)[Math.floor(days.size / 2)] ?? 0;
  const daysOf = ({ pupilId }: Seen<Dimension>) => days.get(pupilId) ?? 0;
  const unseen = children
    .filter((child) => daysOf(child) >= WHILE && daysOf(child) > usual)
    .sort((a, b) => daysOf(b) - daysOf(a))
    .map((child): Named => ({ pupilId: child.pupilId, why: { kind: 'unseen', since: lastSeen(child) } }));
  const wanted = [...unseen.slice(0, MOST_UNSEEN), ...withoutOne(children), ...unseen.slice(MOST_UNSEEN)];
  const once = wanted.filter(({ pupilId }, at) => wanted.findIndex((one) => one.pupilId === pupilId) === at);
  return together(once.slice(0, MOST), children);
}

type Named = { readonly pupilId: string; readonly why: Why };

/** Of the dimensions that most of the class has a record of, the one that most have first: who has none. */
function withoutOne(children: readonly Seen<Dimension>[]): Named[] {
  const has = (child: Seen<Dimension>, dimension: Dimension) =>
    child.dimensions.some((part) => part.dimension === dimension && part.records > 0);
  const dimensions = [...new Set(children.flatMap((child) => child.dimensions.map(({ dimension }) => dimension)))];
  return dimensions
    .map((dimension) => ({ dimension, count: children.filter((child) => has(child, dimension)).length }))
    .filter(({ count }) => 2 * count > children.length)
    .sort((a, b) => b.count - a.count)
    .flatMap(({ dimension }) =>
      children
        .filter((child) => !has(child, dimension))
        .map(({ pupilId }) => ({ pupilId, why: { kind: 'without' as const, dimension } })),
    );
}

/** One line for each reason. */
function together(named: readonly Named[], children: readonly Seen<Dimension>[]): LookAt[] {
  const place = new Map(children.map(({ pupilId }, at) => [pupilId, at]));
  const at = (id: string) => place.get(id) ?? 0;
  const lines = new Map<string, { why: Why; pupilIds: string[] }>();
  for (const { pupilId, why } of named) {
    const line = lines.get(JSON.stringify(why)) ?? { why, pupilIds: [] };
    lines.set(JSON.stringify(why), line);
    line.pupilIds.push(pupilId);
  }
  return [...lines.values()].map(({ why, pupilIds }) => ({ why, pupilIds: pupilIds.sort((a, b) => at(a) - at(b)) }));
}
