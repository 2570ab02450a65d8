import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { askOrKept } from '../../offline/kept-here.ts';
import type { Suggestion } from './draft.ts';

export const useStarts = (classId: string, query = '') =>
  useQuery({
    queryKey: ['class', classId, 'starts', query],
    queryFn: (asking) =>
      askOrKept(asking, () => call('get /api/classes/:classId/starts', { params: { classId }, query: { query } })),
    placeholderData: (before) => before,
  });

/** The titles that are offered without looking for words; undefined while, or where, the service does not tell. */
export function useSuggested(classId: string): Suggestion[] | undefined {
  const { data } = useStarts(classId);
  const all = data && [...data.recent, ...data.templates];
  return all?.map(({ title, indicatorIds }) => ({ title, indicatorId: indicatorIds[0] ?? '' }));
}
