import { preparedReads } from '../../act.ts';
import { readHealth as route } from '../../contract/platform.ts';

/** Tried and not remembered. Who cannot write is still of use, so it is no 503: whoever watches looks at the word (decisions 057, 072). */
export const readHealth = preparedReads(
  route,
  ({ trySaving }) => trySaving(),
  async ({ q }, tried) => {
    await q.select({ id: q.tables.rubrics.id }).from(q.tables.rubrics).limit(1);
    if (tried === 'ok') return { status: tried };
    return { status: 'read-only' as const, ...(tried === 'standby-gone' ? { why: tried } : {}) };
  },
);
