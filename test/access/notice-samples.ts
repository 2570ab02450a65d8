import { randomUUID } from 'node:crypto';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from '../support/world.ts';

type At = ReturnType<World['place']>;
const once = () => ({ clientId: randomUUID() });

export const NOTICE_SAMPLES = {
  'read-class-notice': () => ({}),
  // Another last day than it would have: one that began would hold up whatever else is asked of the class.
  'open-notice': () => ({ body: { ...once(), term: '2026-2027-1', until: '2026-11-11' } }),
  'stop-notice': () => ({ body: { ...once(), reason: '有一条要先改正' } }),
  'change-term-scheme': () => ({ body: { ...once(), version: 7, noticeDays: 10, answerDays: 5 } }),
};

/** One that has ended long ago, made for the occasion. */
export async function noticeBelow({ store }: World, { schoolId, classId, district }: At) {
  const noticeId = randomUUID();
  await store.write(async (tx) => {
    const [person] = await tx.select().from(unsafeTables(tx).persons).limit(1);
    const days = { startsOn: '2026-06-01', endsOn: '2026-06-12', openedAt: 0, openedBy: person?.id ?? '' };
    const of = { schoolId, id: noticeId, classId, termId: district.terms[0]?.id ?? '', standing: noticeId };
    await tx.insert(tx.tables.notices).values({ ...of, ...days });
  });
  return { noticeId };
}
