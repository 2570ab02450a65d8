import { call } from '../api.ts';

/** What families of a class sent and nobody has decided: for the page where it is done, and for the line that leads there. */
export const waitingQuery = (classId: string) => ({
  queryKey: ['class', classId, 'contributions'],
  queryFn: () => call('get /api/classes/:classId/contributions', { params: { classId } }),
});
