import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

export const useStarts = (classId: string, query = '') =>
  useQuery({
    queryKey: ['class', classId, 'starts', query],
    queryFn: () => call('get /api/classes/:classId/starts', { params: { classId }, query: { query } }),
    placeholderData: (before) => before,
  });
