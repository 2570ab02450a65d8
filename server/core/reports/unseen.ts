import { daysUnseen, UNSEEN_DAYS } from './overlooked.ts';

type Enrolled = { readonly pupilId: string; readonly name: string; readonly startsOn: string };
export type Unseen = { readonly pupilId: string; readonly name: string; readonly lastOn: string | null };

/**
 * The children nobody has recorded anything of for at least four weeks, in the order given (by name). Counted to `today`, or to the last
 * day of a term that is over; a child without any record this term is counted from the term's first day, or the own first in the class.
 */
export function unseenFor(
  pupils: readonly Enrolled[],
  lastOn: ReadonlyMap<string, string | null>,
  term: { readonly startsOn: string; readonly endsOn: string },
  today: string,
): Unseen[] {
  return pupils.flatMap(({ pupilId, name, startsOn }) => {
    const last = lastOn.get(pupilId) ?? null;
    return daysUnseen(last, startsOn, term, today) >= UNSEEN_DAYS ? [{ pupilId, name, lastOn: last }] : [];
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
