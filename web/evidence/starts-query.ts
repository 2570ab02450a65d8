import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { askOrKept } from '../offline/kept-here.ts';

export const useStarts = (classId: string, query = '') =>
  useQuery({
    queryKey: ['class', classId, 'starts', query],
    queryFn: (asking) =>
      askOrKept(asking, () =>
        call('post /api/classes/:classId/starts/search', { params: { classId }, body: query ? { query } : {} }),
      ),
    placeholderData: (before) => before,
  });
