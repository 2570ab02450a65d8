import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { standingOf } from '../../server/core/cycle/notice.ts';
import { putActivity } from '../support/records.ts';
import { CANARY, TODAY, type World } from '../support/world.ts';
import type { PersonaName } from './personas.ts';

type At = ReturnType<World['place']>;
const once = () => ({ clientId: randomUUID() });

export const NOTICE_SAMPLES = {
  'read-class-notice': () => ({}),
  // Another last day than it would have: one that began would hold up whatever else is asked of the class.
  'open-notice': () => ({ body: { ...once(), term: '2026-2027-1', until: '2026-11-11' } }),
  'stop-notice': () => ({ body: { ...once(), reason: '有一条要先改正' } }),
  'read-own-notice': () => ({}),
  'read-shown-notice': () => ({}),
  'hide-in-notice': () => ({ body: { ...once(), isHidden: false } }),
  // Nobody runs such a notice: whoever may object is told so.
  'raise-objection': () => ({
    body: { ...once(), noticeId: 'none', about: 'missing', activityId: null, text: '少了义卖' },
  }),
  'list-own-objections': () => ({}),
  'list-school-objections': () => ({}),
  'answer-objection': () => ({ body: { ...once(), step: 'uphold', reason: 'wrong-fact', text: '写错了' } }),
  // No term of these classes was at notice to its end: whoever may confirm is told so.
  'read-own-confirmation': () => ({}),
  'confirm-own-record': () => ({ body: { ...once(), term: '2026-2027-1', hash: '0'.repeat(64) } }),
  'take-back-own-confirmation': () => ({ body: { ...once(), term: '2026-2027-1', reason: '少看了一条' } }),
  'read-class-confirmations': () => ({}),
  'confirm-class-records': () => ({
    body: { ...once(), term: '2026-2027-1', rows: [{ pupilId: 'none', hash: '0'.repeat(64), excuse: null }] },
  }),
  'take-back-class-confirmation': () => ({
    body: { ...once(), term: '2026-2027-1', pupilId: 'none', reason: '少看了一条' },
  }),
  'list-school-confirmations': () => ({}),
  'read-class-progress': () => ({ query: { term: '2026-2027-1' } }),
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

const STAFF = ['homeroom', 'labour-teacher', 'office', 'principal'] as const;
const CLASSMATES = ['classmate-guardian', 'classmate-pupil'] as const;
/** Of a record of the second child, in a term whose records are at notice: its title, and everything else that it says. */
export const NOTICE_STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  NOTICEDTITLE: [...STAFF, ...CLASSMATES, 'guardian', 'two-school-guardian', 'pupil'],
  NOTICEDNOTE: [...STAFF, ...CLASSMATES],
  OBJECTEDTO: ['guardian', 'two-school-guardian', 'pupil', 'office', 'principal'],
  // Kept for staff.
  NOTICEDSTAFF: STAFF,
};
/** Where a family may read names of its child's class: names, and no id. */
export const NAMES_OF_CLASS: readonly string[] = ['read-own-notice'];

/** An objection of the first child's family to a notice of long ago, decided where nobody says otherwise. */
export async function objectionBelow(
  world: World,
  at: At,
  { words = '', by }: { readonly words?: string; readonly by?: string } = {},
) {
  const { noticeId } = await noticeBelow(world, at);
  const id = randomUUID();
  await world.store.write(async (tx) => {
    const { objections, notices, persons } = unsafeTables(tx);
    const [notice] = await tx.select().from(notices).where(eq(notices.id, noticeId));
    const found = await tx.select().from(persons);
    const byId = (by === undefined ? found[0] : found.find(({ username }) => username === by))?.id ?? '';
    const of = { schoolId: at.schoolId, id, noticeId, classId: at.classId, termId: notice?.termId ?? '', number: 1 };
    const said = { pupilId: at.pupils[0] ?? '', byId, about: 'missing' as const, activityId: null, sentAt: 0 };
    const decided = { reason: 'as-seen' as const, answer: `看到的就是这样${words}`, answeredBy: byId, answeredAt: 0 };
    await tx
      .insert(objections)
      .values({ ...of, ...said, ...decided, text: `少了一次${words}`, state: 'refused' as const });
  });
  return { objectionId: id };
}

/** A notice of the last term in two classes, so that nothing of the running one is held up for whoever else is asked. */
export async function addNotices(world: World) {
  for (const [d, key] of [
    [1, 'd1s1c2'],
    [2, 'd2s1c2'],
  ] as const) {
    const at = world.place(d, 1, 2);
    const [canary, happenedOn, by] = [d === 2 ? CANARY : '', '2026-06-10', `homeroom-${key}`];
    const child = at.pupils.slice(1, 2);
    await putActivity(world, at, by, child, { happenedOn, visibility: 'staff', words: canary || 'NOTICEDSTAFF' });
    const { activityId } = await putActivity(world, at, by, child, { happenedOn, words: canary || 'NOTICEDNOTE' });
    const termId = at.district.terms.at(-2)?.id ?? '';
    await world.store.write(async (tx) => {
      const { activities, notices, persons } = unsafeTables(tx);
      await tx
        .update(activities)
        .set({ title: `义卖${canary || 'NOTICEDTITLE'}` })
        .where(eq(activities.id, activityId));
      const [person] = await tx.select().from(persons).where(eq(persons.username, by));
      const of = { classId: at.classId, termId };
      const days = { startsOn: TODAY, endsOn: '2026-11-24', openedAt: 0, openedBy: person?.id ?? '' };
      const row = { schoolId: at.schoolId, id: randomUUID(), ...of, ...days, standing: standingOf(of) };
      await tx.insert(notices).values(row);
    });
    await objectionBelow(world, at, { words: canary || 'OBJECTEDTO', by: `guardian-${key}p1` });
  }
}
