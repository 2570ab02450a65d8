import { reads } from '../../act.ts';
import { readHealth as route } from '../../contract/platform.ts';

export const readHealth = reads(route, async ({ q }) => {
  await q.select({ id: q.tables.rubrics.id }).from(q.tables.rubrics).limit(1);
  return { status: 'ok' as const };
});
