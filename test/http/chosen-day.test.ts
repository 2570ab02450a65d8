import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { readClassDay } from '../../server/contract/recording.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { setStay } from '../support/stays.ts';
import { openWorld, TODAY } from '../support/world.ts';

const HOMEROOM = 'homeroom-d1s1c2';

/** Class d1s1c2, of whose three pupils the second came in November and the third left in October. */
async function openClass() {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const [there = '', newcomer = '', leaver = ''] = pupils;
  await setStay(world, newcomer, { startsOn: '2026-11-03' });
  await setStay(world, leaver, { endedOn: '2026-10-20' });
  await rebuiltDifferences(world, classId); // the figures follow what was written past the roster
  const day = (on: string, as = HOMEROOM) => world.ask(as, readClassDay, { params: { classId, day: on } });
  const log = (some: readonly string[], happenedOn: string, said = {}) =>
    world.ask(HOMEROOM, logActivity, { params: { classId }, body: activityFor(some, { happenedOn, ...said }) });
  return { ...world, classId, pupils, there, newcomer, leaver, day, log };
}

test('the list of a day is who was there on it, leavers since included; the others are named with the day they come or went', async () => {
  const { day, there, newcomer, leaver, pupils } = await openClass();
  const { body: october } = await day('2026-10-15');
  expect(october.pupils.map(({ pupilId }) => pupilId).sort()).toEqual([there, leaver].sort());
  expect(october.away).toMatchObject([{ pupilId: newcomer, why: 'not-yet', from: '2026-11-03', to: null }]);
  const { body: now } = await day(TODAY);
  expect(now.pupils.map(({ pupilId }) => pupilId).sort()).toEqual([there, newcomer].sort());
  expect(now.away).toMatchObject([{ pupilId: leaver, why: 'left', to: '2026-10-20' }]);
  expect(now).toMatchObject({ isLate: false, term: { code: '2026-2027-1' } });
  expect(now.rubrics.length).toBeGreaterThan(0);
  // The holidays belong to the term before, to those who were there when it ended.
  const { body: july } = await day('2026-07-20');
  expect(july).toMatchObject({ isLate: true, term: { code: '2025-2026-2' }, away: [] });
  expect(july.pupils).toHaveLength(pupils.length);
});

test('a day to come, one before all terms, and what is no day are refused, each with its reason', async () => {
  const { day } = await openClass();
  for (const [on, code] of [
    ['2026-11-11', 'day.future'],
    ['2020-01-01', 'day.none'],
  ] as const)
    expect(await day(on)).toMatchObject({ status: 422, problem: { errors: [{ path: 'day', code }] } });
  for (const on of ['2026-02-30', 'today', '../x']) expect((await day(encodeURIComponent(on))).status, on).toBe(404);
});

test('a whole class is logged for those who were there; who was not is refused by name of the reason, and nothing is kept', async () => {
  const world = await openClass();
  const { log, there, newcomer, leaver, classId, ask } = world;
  const refused = await log([there, newcomer, leaver], '2026-10-15');
  expect(refused).toMatchObject({
    status: 422,
    problem: { errors: [{ path: 'marks.1.pupilId', code: 'pupil.not-yet' }], errorCount: 1 },
  });
  expect((await log([leaver], '2026-10-21')).problem.errors).toMatchObject([{ code: 'pupil.left' }]);
  expect((await log([world.place(1, 1, 1).pupils[0] ?? ''], TODAY)).problem.errors).toMatchObject([
    { code: 'pupil.never' },
  ]);
  expect((await log([there, leaver], '2026-10-15')).body).toMatchObject({ marks: 2, pupils: 2 });
  const { body } = await ask(HOMEROOM, listActivities, { params: { classId } });
  expect(body.activities).toMatchObject([{ isLate: false, amended: null, version: 1, mayAmend: true }]);
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});

test('summer practice belongs to the term before; entered in November it is late, and its figures are that term’s', async () => {
  const world = await openClass();
  const { log, there, classId, ask, store } = world;
  expect((await log([there], '2026-07-20')).status).toBe(201);
  const [mark] = await store.read((q) => q.select().from(q.tables.marks));
  const spring = world.place(1, 1, 2).district.terms.at(-2)?.id;
  expect(mark).toMatchObject({ termId: spring, happenedOn: '2026-07-20' });
  const query = { term: '2025-2026-2' };
  const { body: list } = await ask(HOMEROOM, listActivities, { params: { classId }, body: query });
  expect(list.activities).toMatchObject([{ happenedOn: '2026-07-20', isLate: true }]);
  const evidence = await ask(`guardian-d1s1c2p1`, listEvidence, { params: { pupilId: there }, body: query });
  expect(evidence.body.items).toMatchObject([{ happenedOn: '2026-07-20', isLate: true, amended: null }]);
  expect((await ask(HOMEROOM, listActivities, { params: { classId } })).body.activities).toEqual([]);
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});

test('what is kept for staff is a note: the family sees nothing of it and it counts in no figure', async () => {
  const world = await openClass();
  const { log, there, ask, classId, store } = world;
  await log([there], TODAY, { visibility: 'staff' });
  const profile = await ask(HOMEROOM, readProfile, { params: { pupilId: there } });
  expect(profile.body.dimensions.map(({ records }) => records)).toEqual(profile.body.dimensions.map(() => 0));
  expect(profile.body.recent).toHaveLength(1);
  expect(await store.read((q) => q.select().from(q.tables.scores))).toEqual([]);
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});
