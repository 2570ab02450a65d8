import type { Dimension } from '../contract/words.ts';
import type { BookRecord } from './book.ts';

/** What one page holds: the most awards, and entries of the story below none or one of them, or below more. */
const [AWARDS, STORY, STORY_BELOW] = [8, 6, 4];

/**
 * The two records that show a dimension best: the highest levels that staff judged, before what only counts; of equals the one with a
 * note, and then the latest. Of one activity only one.
 */
export function bestRecords(
  records: readonly BookRecord[],
  dimension: Dimension,
  scale: readonly { readonly level: string }[],
): BookRecord[] {
  const rank = ({ value }: BookRecord) => {
    const at = value.kind === 'level' ? scale.findIndex(({ level }) => level === value.level) : -1;
    return at < 0 ? scale.length : at;
  };
  const own = records.filter(
    (one) => one.dimension === dimension && one.value.kind !== 'award' && one.ratedBy === 'staff',
  );
  const sorted = [...own].sort(
    (a, b) => rank(a) - rank(b) || Number(b.note !== null) - Number(a.note !== null) || later(a, b),
  );
  return ofDifferentActivities(sorted).slice(0, 2);
}

/** Awards as facts, oldest first, and how many more there are than a page holds. */
export function awardsOf(records: readonly BookRecord[]) {
  const all = records.filter(({ value }) => value.kind === 'award').sort((a, b) => later(b, a));
  return { shown: all.slice(0, AWARDS), more: Math.max(0, all.length - AWARDS) };
}

/** What the term looked like: activities with photos first, then those with something written, in the order they happened. */
export function storyOf(records: readonly BookRecord[]): BookRecord[] {
  const told = records.filter(
    ({ value, photos, note }) => value.kind !== 'award' && (photos.length > 0 || note !== null),
  );
  const sorted = [...told].sort((a, b) => Number(b.photos.length > 0) - Number(a.photos.length > 0) || later(a, b));
  return ofDifferentActivities(sorted)
    .slice(0, awardsOf(records).shown.length > 1 ? STORY_BELOW : STORY)
    .sort((a, b) => later(b, a));
}

/** The photos that the book shows, one of each activity of the story. */
export const photosOf = (records: readonly BookRecord[]): string[] =>
  storyOf(records).flatMap(({ photos }) => photos[0]?.photoId ?? []);

function later(a: BookRecord, b: BookRecord): number {
  return a.happenedOn === b.happenedOn ? (a.markId > b.markId ? -1 : 1) : a.happenedOn > b.happenedOn ? -1 : 1;
}

function ofDifferentActivities(records: readonly BookRecord[]): BookRecord[] {
  const seen = new Set<string>();
  return records.filter(({ activityId }) => !seen.has(activityId) && seen.add(activityId));
}
