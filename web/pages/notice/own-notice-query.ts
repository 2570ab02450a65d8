import { useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../../api.ts';

export type OwnNotice = Reply<'get /api/pupils/:pupilId/notice'>;
export type RunningNotice = OwnNotice['notices'][number];

export const useOwnNotice = (pupilId: string) =>
  useQuery({
    queryKey: ['pupil', pupilId, 'notice'],
    queryFn: () => call('get /api/pupils/:pupilId/notice', { params: { pupilId } }),
  });
