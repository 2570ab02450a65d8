import { useStarts } from '../../evidence/starts-query.ts';
import type { Suggestion } from './draft.ts';

/** The titles that are offered without looking for words; undefined while, or where, the service does not tell. */
export function useSuggested(classId: string): Suggestion[] | undefined {
  const { data } = useStarts(classId);
  const all = data && [...data.recent, ...data.templates];
  return all?.map(({ title, indicatorIds }) => ({ title, indicatorId: indicatorIds[0] ?? '' }));
}
