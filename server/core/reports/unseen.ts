import { daysUnseen, isOver, UNSEEN_DAYS } from './overlooked.ts';

type Enrolled = { readonly pupilId: string; readonly name: string; readonly startsOn: string };
export type Unseen = { readonly pupilId: string; readonly name: string; readonly lastOn: string | null };

/**
 * The children nobody has recorded anything of for at least four weeks, in the order given (by name); a child without any record this term is
 * counted from the term's first day, or the own first in the class. Of a term that is over, its last four weeks say nothing to anybody: those
 * of whom nothing was recorded in all of it, as the sentence about a school says it (`silent`).
 */
export function unseenFor(
  pupils: readonly Enrolled[],
  lastOn: ReadonlyMap<string, string | null>,
  term: { readonly startsOn: string; readonly endsOn: string },
  today: string,
): Unseen[] {
  return pupils.flatMap(({ pupilId, name, startsOn }) => {
    const last = lastOn.get(pupilId) ?? null;
    const isUnseen = isOver(term, today) ? last === null : daysUnseen(last, startsOn, term, today) >= UNSEEN_DAYS;
    return isUnseen ? [{ pupilId, name, lastOn: last }] : [];
  });
}

/** The latest day of each pupil over several rows. */
export function latestDays(
  rows: readonly { readonly pupilId: string; readonly lastOn: string | null }[],
): Map<string, string | null> {
  const latest = new Map<string, string | null>();
  for (const { pupilId, lastOn } of rows) {
    const before = latest.get(pupilId) ?? null;
    latest.set(pupilId, before === null || (lastOn !== null && lastOn > before) ? lastOn : before);
  }
  return latest;
}
