import { randomUUID } from 'node:crypto';
import { insertArrangement } from '../../db/change-frame.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from '../support/world.ts';

/** The last day lies before the first, so that who may arrange something is told so and no other cell finds a child changed. */
const days = { from: '2026-11-10', to: '2026-11-09' };

export const ARRANGEMENT_SAMPLES = {
  'list-arrangements': () => ({}),
  'add-arrangement': () => ({
    body: { clientId: randomUUID(), indicatorId: 'labour.h3', kind: 'exempt', goal: null, reason: '骨折', ...days },
  }),
  'change-arrangement': () => ({
    body: { clientId: randomUUID(), version: 1, goal: null, reason: '骨折', ...days, isWithdrawn: false },
  }),
};

/** An exemption of the child from long ago, made for the occasion. */
export async function arrangementBelow({ store }: World, at: ReturnType<World['place']>, pupilId: string) {
  const arrangementId = randomUUID();
  await store.write(async (tx) => {
    const [by] = await tx.select().from(unsafeTables(tx).persons).limit(1);
    const what = { dimension: 'labour', indicatorId: 'labour.h3', kind: 'exempt', goal: null, reason: '骨折' } as const;
    const said = { startsOn: '2020-03-01', endsOn: '2020-03-02', enteredAt: 0, enteredBy: by?.id ?? '', version: 1 };
    const row = { schoolId: at.schoolId, id: arrangementId, pupilId, ...what, ...said, isWithdrawn: false };
    await insertArrangement(tx, at.district.id, row);
  });
  return { arrangementId };
}
