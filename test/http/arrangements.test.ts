import { expect, test } from 'vitest';
import { addArrangement, changeArrangement, listArrangements } from '../../server/contract/arrangement.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { attachPupil, detachPupil } from '../../server/contract/grid.ts';
import { amendActivity } from '../../server/contract/recording.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { codeOf } from '../support/two-schools.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const FAMILY = 'guardian-d1s1c2p1';
const GOAL = '自己扫好一张课桌';

type Said = Partial<BodySentFor<typeof addArrangement>>;
const pupilOf = ({ place }: World, nth = 0) => ({ pupilId: place(1, 1, 2).pupils[nth] ?? '' });

async function add(world: World, said: Said = {}, as = TEACHER) {
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const what = { indicatorId: 'labour.g1', kind: 'exempt' as const, goal: null, reason: '骨折CAST' };
  const body = { clientId: world.newClientId(), ...what, ...days, ...said };
  return await world.ask(as, addArrangement, { params: pupilOf(world), body });
}

async function change(world: World, id: string, said: Partial<BodySentFor<typeof changeArrangement>>) {
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const before = { version: 1, goal: null, reason: '骨折CAST', ...days, isWithdrawn: false };
  const params = { ...pupilOf(world), arrangementId: id };
  return await world.ask(TEACHER, changeArrangement, {
    params,
    body: { clientId: world.newClientId(), ...before, ...said },
  });
}

const listed = async (world: World, as: string) =>
  (await world.ask(as, listArrangements, { params: pupilOf(world) })).body.arrangements;

async function log(world: World, happenedOn: string, indicatorId = 'labour.g1') {
  const { classId } = world.place(1, 1, 2);
  const body = activityFor([pupilOf(world).pupilId], { happenedOn, indicatorId, visibility: 'family' });
  return await world.ask(TEACHER, logActivity, { params: { classId }, body });
}

test('the reason is for the family, the homeroom teacher and the office; others who may read the child see what is asked of it', async () => {
  const world = await openWorld();
  expect((await add(world, { kind: 'adapted', goal: GOAL })).status).toBe(201);
  for (const as of [TEACHER, FAMILY, 'office-d1s1'])
    expect(await listed(world, as)).toMatchObject([{ kind: 'adapted', goal: GOAL, reason: '骨折CAST', version: 1 }]);
  for (const as of ['labour-d1s1', 'principal-d1s1', TEACHER, FAMILY]) {
    const { body } = await world.ask(as, readProfile, { params: pupilOf(world) });
    expect(body.arranged).toMatchObject([{ indicatorId: 'labour.g1', kind: 'adapted', goal: GOAL, to: '2026-11-30' }]);
    expect(JSON.stringify(body)).not.toContain('CAST');
  }
});

test('over days that hold records nothing is arranged: how many, and what to do', async () => {
  const world = await openWorld();
  await log(world, '2026-11-02');
  await log(world, '2026-11-03');
  const refused = await add(world);
  expect(refused).toMatchObject({
    status: 422,
    problem: {
      errorCount: 2,
      errors: [{ code: 'arrangement.records', message: expect.stringContaining('take them back') }],
    },
  });
  expect(await listed(world, TEACHER)).toEqual([]);
  expect((await add(world, { from: '2026-11-04' })).status).toBe(201);
});

test('it is ended, corrected and taken back, each only where no record would be measured otherwise', async () => {
  const world = await openWorld();
  const added = await add(world, { kind: 'adapted', goal: GOAL });
  const id = added.body.arrangementId;
  await log(world, '2026-11-05');
  const own = { goal: GOAL };
  expect(codeOf(await change(world, id, { ...own, to: '2026-11-04' }))).toBe('arrangement.records');
  expect(codeOf(await change(world, id, { ...own, isWithdrawn: true }))).toBe('arrangement.records');
  expect((await change(world, id, { ...own, to: '2026-11-05', reason: '写清楚' })).status).toBe(200);
  expect((await change(world, id, own)).status).toBe(409);
  expect(await listed(world, FAMILY)).toMatchObject([{ to: '2026-11-05', reason: '写清楚', version: 2 }]);
  const versions = await world.store.read((q) => q.select().from(q.tables.arrangementVersions));
  expect(versions).toMatchObject([{ version: 1, endsOn: '2026-11-30', reason: '骨折CAST' }]);

  const other = (await add(world, { from: '2026-11-06' })).body.arrangementId;
  expect((await change(world, other, { from: '2026-11-06', isWithdrawn: true })).status).toBe(200);
  expect(await listed(world, TEACHER)).toHaveLength(1);
  expect((await log(world, '2026-11-06')).status).toBe(201);
  expect(await rebuiltDifferences(world, world.place(1, 1, 2).classId)).toBe(0);
});

test('what cannot be arranged is refused with a code, and nothing is written', async () => {
  const world = await openWorld();
  const code = async (said: Said, as = TEACHER) => codeOf(await add(world, said, as));
  expect(await code({ to: '2026-10-31' })).toBe('arrangement.days');
  expect(await code({ to: '2028-11-30' })).toBe('arrangement.too-long');
  expect(await code({ indicatorId: 'labour.nothing' })).toBe('arrangement.indicator');
  expect(await code({ goal: GOAL })).toBe('arrangement.goal');
  expect(await code({ kind: 'adapted' })).toBe('arrangement.goal');
  expect(await code({ indicatorId: 'scitech.s6', kind: 'adapted', goal: GOAL })).toBe('arrangement.judged-only');
  expect((await add(world)).status).toBe(201);
  expect(await code({ from: '2026-11-30', to: '2026-12-30' })).toBe('arrangement.overlaps');
  expect((await add(world, { from: '2026-12-01', to: '2026-12-30' })).status).toBe(201);
});

test('an activity does not move onto a day on which one of its children is exempt', async () => {
  const world = await openWorld();
  await add(world);
  const logged = await log(world, '2026-10-20');
  const body = {
    ...{
      clientId: world.newClientId(),
      version: 1,
      title: '校园清洁日',
      happenedOn: '2026-11-05',
      reason: '日子记错了',
    },
    ...{ place: null, organiser: null, baseId: null, note: null, visibility: 'family' as const },
  };
  const params = { activityId: logged.body.activityId };
  expect(codeOf(await world.ask(TEACHER, amendActivity, { params, body }))).toBe('pupil.exempt');
});

test('who was taken out is not put back on a day on which nothing is asked of it', async () => {
  const world = await openWorld();
  const { activityId } = (await log(world, '2026-11-05')).body;
  const of = { params: { activityId } };
  const said = () => ({ clientId: world.newClientId(), ...pupilOf(world) });
  await world.ask(TEACHER, detachPupil, { ...of, body: { ...said(), reason: '当天请假了' } });
  expect((await add(world)).status).toBe(201);
  expect(codeOf(await world.ask(TEACHER, attachPupil, { ...of, body: said() }))).toBe('pupil.exempt');
});
