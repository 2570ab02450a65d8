import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { detachPupil } from '../../server/contract/grid.ts';
import { amendActivity } from '../../server/contract/recording.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { openWorld, TODAY } from '../support/world.ts';

const HOMEROOM = 'homeroom-d1s1c2';
const LABOUR = 'labour-d1s1';
const SAID = {
  ...{ title: '校园清洁日', happenedOn: TODAY, place: null, organiser: null, baseId: null, note: null },
  ...{ visibility: 'family' as const, reason: '日子记错了' },
};

async function openLogged(by = LABOUR) {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const logged = await world.ask(by, logActivity, { params: { classId }, body: activityFor(pupils) });
  const { activityId } = logged.body;
  const amend = (
    said: Partial<Omit<typeof SAID, 'visibility'>> & { visibility?: 'staff' | 'family' },
    version = 1,
    as = by,
  ) =>
    world.ask(as, amendActivity, {
      params: { activityId },
      body: { clientId: world.newClientId(), version, ...SAID, ...said },
    });
  const listed = async (term?: string) =>
    (await world.ask(HOMEROOM, listActivities, { params: { classId }, body: term ? { term } : {} })).body.activities;
  const marks = () => world.store.read((q) => q.select().from(q.tables.marks));
  const evidence = async (term?: string) => {
    const asked = { params: { pupilId: pupils[0] ?? '' }, body: term ? { term } : {} };
    return (await world.ask('guardian-d1s1c2p1', listEvidence, asked)).body.items;
  };
  return { ...world, classId, pupils, activityId, amend, listed, marks, evidence };
}

test('an amended day moves the marks and their figures; the old one is kept with who, when and why, and the family is told', async () => {
  const world = await openLogged();
  const { amend, listed, marks, evidence, clock, classId, ask, pupils } = world;
  clock.now += 60_000;
  const reply = await amend({ happenedOn: '2026-10-15', title: '校园清洁' }, 1, HOMEROOM);
  expect(reply).toMatchObject({ status: 200, body: { version: 2, marks: 3 } });
  expect((await marks()).map(({ happenedOn, version }) => [happenedOn, version])).toEqual([
    ['2026-10-15', 1],
    ['2026-10-15', 1],
    ['2026-10-15', 1],
  ]);
  expect(await listed()).toMatchObject([
    {
      version: 2,
      title: '校园清洁',
      happenedOn: '2026-10-15',
      amended: { at: clock.now, reason: '日子记错了', before: { title: '校园清洁日', happenedOn: TODAY } },
    },
  ]);
  expect(await evidence()).toMatchObject([
    { title: '校园清洁', happenedOn: '2026-10-15', amended: { at: clock.now, firstDay: TODAY } },
  ]);
  const { body } = await ask(HOMEROOM, readProfile, { params: { pupilId: pupils[0] ?? '' } });
  const labour = body.dimensions.find(({ dimension }) => dimension === 'labour');
  // Entered on 10 November, so it is not fresh any more.
  expect(labour).toMatchObject({ lastOn: '2026-10-15', freshShare: 0 });
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});

test('moved into the holidays it belongs to the term before: both terms’ figures follow', async () => {
  const world = await openLogged();
  const { amend, listed, evidence, classId } = world;
  expect((await amend({ happenedOn: '2026-08-20' })).status).toBe(200);
  expect(await listed()).toEqual([]);
  expect(await listed('2025-2026-2')).toMatchObject([{ happenedOn: '2026-08-20', isLate: true }]);
  expect(await evidence()).toEqual([]);
  expect(await evidence('2025-2026-2')).toMatchObject([{ isLate: true, amended: { firstDay: TODAY } }]);
  expect(await rebuiltDifferences(world, classId)).toBe(0);
  expect((await amend({}, 2)).status).toBe(200);
  expect(await evidence('2025-2026-2')).toEqual([]);
  expect(await evidence()).toMatchObject([{ isLate: false, amended: { firstDay: null } }]);
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});

test('a day on which a child was not there is refused with the child and the reason; taken out first, the rest moves', async () => {
  const world = await openLogged();
  const { amend, store, pupils, marks, ask, activityId, newClientId } = world;
  const newcomer = pupils[1] ?? '';
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set({ startsOn: '2026-11-03' })
      .where(and(eq(enrolments.pupilId, newcomer), eq(enrolments.startsOn, '2026-09-01')));
  });
  expect(await amend({ happenedOn: '2026-10-15' })).toMatchObject({
    status: 422,
    problem: { errors: [{ path: `pupils.${newcomer}`, code: 'pupil.not-yet' }] },
  });
  expect((await marks()).every(({ happenedOn }) => happenedOn === TODAY)).toBe(true);
  const out = { clientId: newClientId(), pupilId: newcomer, reason: '那天还没来' };
  await ask(LABOUR, detachPupil, { params: { activityId }, body: out });
  expect((await amend({ happenedOn: '2026-10-15' })).status).toBe(200);
  expect((await marks()).every(({ happenedOn }) => happenedOn === '2026-10-15')).toBe(true);
});

test('hidden from families it counts no more, and shown again it does', async () => {
  const world = await openLogged();
  const { amend, evidence, classId, store } = world;
  const records = async () => (await store.read((q) => q.select().from(q.tables.scores))).map((row) => row.records);
  expect(await records()).toEqual([1, 1, 1]);
  await amend({ visibility: 'staff' });
  expect([await records(), await evidence()]).toEqual([[], []]);
  await amend({}, 2);
  expect(await records()).toEqual([1, 1, 1]);
  expect(await rebuiltDifferences(world, classId)).toBe(0);
});

test('only its author and the homeroom teacher amend it, what is on the screen must be what stands, and a withdrawn one is over', async () => {
  const { amend, ask, activityId, newClientId, listed } = await openLogged(HOMEROOM);
  expect(await amend({}, 1, LABOUR)).toMatchObject({ status: 403, problem: { code: 'not-allowed' } });
  expect((await amend({}, 1, 'homeroom-d2s1c2')).status).toBe(404);
  expect(await amend({}, 2)).toMatchObject({ status: 409, problem: { code: 'stale' } });
  expect((await amend({ happenedOn: '2026-11-11' })).problem.errors).toMatchObject([{ code: 'day.future' }]);
  expect((await amend({ title: ' ' })).status).toBe(422);
  expect(await listed()).toMatchObject([{ version: 1, amended: null }]);
  const body = { clientId: newClientId(), reason: 'undo' };
  await ask(HOMEROOM, withdrawActivity, { params: { activityId }, body });
  expect(await amend({})).toMatchObject({ status: 409, problem: { code: 'conflict' } });
});

test('withdrawing raises every mark’s version and keeps what it said', async () => {
  const { ask, activityId, newClientId, marks, store } = await openLogged(HOMEROOM);
  const body = { clientId: newClientId(), reason: '记错了班' };
  await ask(HOMEROOM, withdrawActivity, { params: { activityId }, body });
  expect((await marks()).map(({ version, isWithdrawn }) => [version, isWithdrawn])).toEqual([
    [2, true],
    [2, true],
    [2, true],
  ]);
  const versions = await store.read((q) => q.select().from(q.tables.markVersions));
  expect(versions.map(({ version, level, reason }) => [version, level, reason])).toEqual([
    [1, 'B', '记错了班'],
    [1, 'B', '记错了班'],
    [1, 'B', '记错了班'],
  ]);
});
