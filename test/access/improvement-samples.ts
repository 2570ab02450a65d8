import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from '../support/world.ts';

const action = { text: '每周五录入', owner: '年级组长', dueOn: '2026-12-08' };
const newAction = (about: object) => () => ({
  body: { clientId: randomUUID(), ...action, about: { kind: 'noticed', dimension: 'labour', ...about } },
});
const changedAction = () => ({ body: { clientId: randomUUID(), version: 1, ...action } });
const settledAction = () => ({ body: { clientId: randomUUID(), version: 1, status: 'done', outcome: '做到了' } });

export const IMPROVEMENT_SAMPLES = {
  'add-school-action': newAction({ classId: null }),
  'change-school-action': changedAction,
  'settle-school-action': settledAction,
  'add-area-action': newAction({}),
  'change-area-action': changedAction,
  'settle-area-action': settledAction,
};

/** One made for the occasion at the place, whichever it is. */
export async function actionBelow({ store }: World, path: string, districtId: string, placeId: string) {
  if (!path.includes(':actionId')) return {};
  const actionId = randomUUID();
  await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [person] = await tx.select().from(t.persons).where(eq(t.persons.districtId, districtId)).limit(1);
    const [term] = await tx.select().from(t.terms).where(eq(t.terms.districtId, districtId)).limit(1);
    const who = { createdBy: person?.id ?? '', changedBy: person?.id ?? '', createdAt: 0, changedAt: 0 };
    const figure = { value: 40, n: 10, asOf: 0 };
    await tx.insert(t.improvementActions).values({
      ...who,
      id: actionId,
      districtId,
      placeKind: path.startsWith('/api/areas') ? 'area' : 'school',
      placeId,
      termId: term?.id ?? '',
      about: { kind: 'noticed', dimension: 'labour', classId: null },
      before: figure,
      text: '每周五录入',
      owner: '年级组长',
      dueOn: '2026-12-08',
      status: 'open',
      outcome: null,
      version: 1,
    });
  });
  return { actionId };
}
