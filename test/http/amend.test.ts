import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { amendMark, logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld, type World } from '../support/world.ts';

/** One logged activity for the three pupils of d1s1c2 by its homeroom teacher, and its marks as a page lists them. */
async function openLogged(by = 'homeroom-d1s1c2') {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const logged = await world.ask(by, logActivity, { params: { classId }, body: activityFor(pupils) });
  expect(logged.status).toBe(201);
  const listed = async () => (await world.ask('homeroom-d1s1c2', listActivities, { params: { classId } })).body;
  const [mark] = (await listed()).activities[0]?.marks ?? [];
  if (!mark) throw new Error('nothing was logged');
  return { ...world, classId, pupils, mark, listed };
}

const amendment = (world: Pick<World, 'newClientId'>, level: string, version = 1) => ({
  clientId: world.newClientId(),
  version,
  value: { kind: 'level' as const, level },
  note: null,
  reason: '看错了一格',
});
const versionsOf = async ({ store }: World) => await store.read((q) => q.select().from(q.tables.markVersions));
const marksOf = async ({ store }: World) => await store.read((q) => q.select().from(q.tables.marks));

test('an amendment makes a new version; the old one is kept as it was, with who, when and why', async () => {
  const world = await openLogged('labour-d1s1');
  const { ask, clock, mark } = world;
  const before = (await marksOf(world)).find((row) => row.id === mark.markId);
  clock.now += 3_600_000;
  const body = { ...amendment(world, 'A'), note: '重新看了作品' };
  const amended = await ask('homeroom-d1s1c2', amendMark, { params: { markId: mark.markId }, body });
  expect(amended).toMatchObject({ status: 200, body: { markId: mark.markId, version: 2 } });
  const after = (await marksOf(world)).find((row) => row.id === mark.markId);
  // When it was entered stays: freshness is about the record, not about its corrections.
  expect(after).toEqual({ ...before, level: 'A', note: '重新看了作品', version: 2, raterId: after?.raterId });
  expect(after?.raterId).not.toBe(before?.raterId);
  expect(await versionsOf(world)).toEqual([
    {
      schoolId: before?.schoolId,
      markId: mark.markId,
      version: 1,
      kind: 'level',
      level: 'B',
      amount: null,
      detail: null,
      note: null,
      raterId: before?.raterId,
      enteredAt: before?.enteredAt,
      replacedAt: clock.now,
      replacedBy: after?.raterId,
      reason: '看错了一格',
    },
  ]);
  const audits = await world.store.read((q) => q.select().from(q.tables.audits));
  expect(audits.filter((row) => row.routeId === 'amend-mark')).toMatchObject([
    { object: mark.markId, detail: { version: 2 } },
  ]);
});

test('who amends what somebody amended meanwhile is told so, and nothing is written', async () => {
  const world = await openLogged();
  const { ask, mark } = world;
  const amend = (level: string, version: number) =>
    ask('homeroom-d1s1c2', amendMark, { params: { markId: mark.markId }, body: amendment(world, level, version) });
  expect((await amend('A', 1)).status).toBe(200);
  expect(await amend('C', 1)).toMatchObject({ status: 409, problem: { code: 'stale' } });
  expect(await amend('C', 3)).toMatchObject({ status: 409, problem: { code: 'stale' } });
  expect((await amend('D', 2)).body.version).toBe(3);
  expect((await versionsOf(world)).map((row) => [row.version, row.level])).toEqual([
    [1, 'B'],
    [2, 'A'],
  ]);
});

test('an amendment sent twice is one version; another under its clientId is refused', async () => {
  const world = await openLogged();
  const body = amendment(world, 'A');
  const amend = (sent: typeof body) =>
    world.ask('homeroom-d1s1c2', amendMark, { params: { markId: world.mark.markId }, body: sent });
  const replies = [await amend(body), await amend(body)];
  expect(replies.map((reply) => [reply.status, reply.body.version])).toEqual([
    [200, 2],
    [200, 2],
  ]);
  expect((await amend({ ...body, reason: '别的理由' })).problem.code).toBe('client-id-reused');
  expect(await versionsOf(world)).toHaveLength(1);
});

test('an amendment changes the score of the one child, and of nobody else', async () => {
  const world = await openLogged();
  const { ask, pupils, mark } = world;
  const labourOf = async (pupilId: string) => {
    const { body } = await ask('homeroom-d1s1c2', readProfile, { params: { pupilId } });
    const labour = body.dimensions.find((one) => one.dimension === 'labour');
    return labour?.indicators.find((one) => one.indicatorId === 'labour.g1')?.value;
  };
  expect(await Promise.all(pupils.map(labourOf))).toEqual([85, 85, 85]);
  await ask('homeroom-d1s1c2', amendMark, { params: { markId: mark.markId }, body: amendment(world, 'D') });
  expect(await Promise.all(pupils.map(labourOf))).toEqual(pupils.map((id) => (id === mark.pupilId ? 50 : 85)));
});

test('a value that does not fit the indicator, and a colleague who did not give the mark, are refused', async () => {
  const world = await openLogged();
  const params = { markId: world.mark.markId };
  const amend = (as: string, value: object) =>
    world.ask(as, amendMark, { params, body: { ...amendment(world, 'A'), value: value as { kind: 'observation' } } });
  for (const value of [
    { kind: 'level', level: 'E' },
    { kind: 'count', count: 2 },
    { kind: 'hours', hours: 1 },
  ]) {
    const refused = await amend('homeroom-d1s1c2', value);
    expect(refused).toMatchObject({ status: 422, problem: { code: 'invalid', errors: [{ path: 'value' }] } });
  }
  expect(await amend('labour-d1s1', { kind: 'level', level: 'A' })).toMatchObject({
    status: 403,
    problem: { code: 'not-allowed' },
  });
  expect(await versionsOf(world)).toEqual([]);
  expect((await amend('homeroom-d1s1c2', { kind: 'observation' })).status).toBe(200);
});
