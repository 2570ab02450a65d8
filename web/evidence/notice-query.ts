import { useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../api.ts';

export type ClassNotice = Reply<'get /api/classes/:classId/notice'>;
export type NoticeTerm = ClassNotice['terms'][number];

/** Whether the records of a class are at notice. */
export const useClassNotice = (classId: string) =>
  useQuery({
    queryKey: ['class', classId, 'notice'],
    queryFn: () => call('get /api/classes/:classId/notice', { params: { classId } }),
  });
