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

/** Text that is the same for the same value, whatever order its members came in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** In the order of their days, then by id: the same list whoever asks for it. */
export const inListOrder = (entries: readonly ListedEntry[]): ListedEntry[] =>
  entries.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
const orderOf = ({ on, activityId, markId }: ListedEntry) => `${on} ${activityId} ${markId}`;

/** What is hashed, and so confirmed: whose list of which class and term, and every entry of it. */
export const listText = (
  of: { readonly pupilId: string; readonly classId: string; readonly termId: string },
  entries: readonly ListedEntry[],
): string => {
  const { pupilId, classId, termId } = of;
  return canonical({ format: 1, pupilId, classId, termId, entries: inListOrder(entries) });
};
