import { call } from '../api.ts';

/** What I am asked to judge: for the page where it is done, and for the line that leads there. */
export const taskQuery = { queryKey: ['blind'], queryFn: () => call('get /api/moderation', {}) };
