import { preparedReads } from '../../act.ts';
import { readHealth as route } from '../../contract/platform.ts';

/** Tried and not remembered. Who cannot write is still of use, so it is no 503: whoever watches looks at the word (decision 057). */
export const readHealth = preparedReads(
  route,
  ({ trySaving }) => trySaving(),
  async ({ q }, isSaving) => {
    await q.select({ id: q.tables.rubrics.id }).from(q.tables.rubrics).limit(1);
    return { status: isSaving ? ('ok' as const) : ('read-only' as const) };
  },
);
