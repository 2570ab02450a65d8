import { call, Refused } from '../../api.ts';
import { meQuery, queries } from '../../queries.ts';

export const secondStepQuery = {
  queryKey: ['second-step'],
  queryFn: () => call('get /api/me/second-step', {}),
};

/** Where it stands has changed, and with it what comes before everything else. */
export async function secondStepChanged() {
  await queries.invalidateQueries(secondStepQuery);
  return await queries.fetchQuery({ ...meQuery, staleTime: 0 });
}

/** Which field the service did not take. */
export const wrongField = (error: unknown) => (error instanceof Refused ? error.problem.errors?.[0]?.path : undefined);
