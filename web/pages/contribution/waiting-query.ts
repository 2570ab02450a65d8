import { call } from '../../api.ts';

/** What families of a class sent and nobody has decided. */
export const waitingQuery = (classId: string) => ({
  queryKey: ['class', classId, 'contributions'],
  queryFn: () => call('get /api/classes/:classId/contributions', { params: { classId } }),
});
