import { canonical } from '../canonical.ts';
import type { Value } from '../rubric/mark-value.ts';

/** One entry of what a family reads of a child's term, as it is confirmed. */
export type ListedEntry = {
  readonly activityId: string;
  readonly activityVersion: number;
  readonly title: string;
  readonly on: string;
  readonly markId: string;
  readonly markVersion: number;
  readonly indicatorId: string;
  readonly ratedBy: string;
  readonly value: Value;
};

/** In the order of their days, then by id: the same list whoever asks for it. */
export const inListOrder = (entries: readonly ListedEntry[]): ListedEntry[] =>
  entries
    .map((entry) => ({ entry, key: `${entry.on} ${entry.activityId} ${entry.markId}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);

/** One entry as a row of its parts in this order: a class has some thousands, and to sort the names of each took longer than to read them. */
const partsOf = (one: ListedEntry) => [
  ...[one.activityId, one.activityVersion, one.title, one.on, one.markId, one.markVersion, one.indicatorId],
  ...[one.ratedBy, one.value.kind === 'level' ? one.value.level : canonical(one.value)],
];

/** What is hashed, and so confirmed: whose list of which class and term, and every entry of it. */
export const listText = (
  { pupilId, classId, termId }: { readonly pupilId: string; readonly classId: string; readonly termId: string },
  entries: readonly ListedEntry[],
): string => JSON.stringify([1, pupilId, classId, termId, inListOrder(entries).map(partsOf)]);
