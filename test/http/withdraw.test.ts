import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import {
  amendMark,
  listClasses,
  listClassPupils,
  logActivity,
  withdrawActivity,
} from '../../server/contract/evidence.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld } from '../support/world.ts';

async function openLogged(by: string) {
  const world = await openWorld();
  const { schoolId, classId, pupils } = world.place(1, 1, 2);
  const logged = await world.ask(by, logActivity, { params: { classId }, body: activityFor(pupils) });
  expect(logged.status).toBe(201);
  const { activityId } = logged.body;
  const withdraw = (as: string, reason: string, clientId: string = world.newClientId()) =>
    world.ask(as, withdrawActivity, { params: { activityId }, body: { clientId, reason } });
  return { ...world, schoolId, classId, pupils, activityId, withdraw };
}

test('what was withdrawn counts nowhere, and stays in the list with who, when and why', async () => {
  const { ask, withdraw, classId, schoolId, pupils, clock, store } = await openLogged('labour-d1s1');
  const params = { classId };
  clock.now += 60_000;
  expect(await withdraw('homeroom-d1s1c2', '记错了班')).toMatchObject({ status: 201, body: { withdrawnMarks: 3 } });
  const { body: list } = await ask('homeroom-d1s1c2', listActivities, { params });
  expect(list.activities).toMatchObject([
    { title: '校园清洁日', isMine: false, withdrawn: { at: clock.now, reason: '记错了班' }, marks: [{}, {}, {}] },
  ]);
  const { body: inClass } = await ask('homeroom-d1s1c2', listClassPupils, { params });
  expect(inClass.pupils.map(({ records, lastOn }) => [records, lastOn])).toEqual(pupils.map(() => [0, null]));
  const classes = (await ask('homeroom-d1s1c2', listClasses, {})).body.classes;
  expect(classes).toMatchObject([{ activities: 0, lastOn: null }]);
  for (const username of ['guardian-d1s1c2p1', 'homeroom-d1s1c2', 'principal-d1s1']) {
    const at = { params: { pupilId: pupils[0] ?? '' } };
    const { body } = await ask(username, readProfile, at);
    expect(body).toMatchObject({ headline: { kind: 'nothing-yet' }, recent: [], strengths: [] });
    expect((await ask(username, listEvidence, at)).body.items).toEqual([]);
  }
  const { body: report } = await ask('principal-d1s1', readSchoolReport, { params: { schoolId } });
  expect(report).toMatchObject({ records: 0, findings: [{ kind: 'nothing-yet' }] });
  // Nothing is deleted.
  const marks = await store.read((q) => q.select().from(q.tables.marks));
  expect(marks.map((mark) => mark.isWithdrawn)).toEqual([true, true, true]);
});

test("'undo' is the author's alone; the homeroom teacher withdraws with a reason, a colleague not at all", async () => {
  const { withdraw } = await openLogged('labour-d1s1');
  expect(await withdraw('homeroom-d1s1c2', 'undo')).toMatchObject({ status: 403, problem: { code: 'not-allowed' } });
  expect((await withdraw('labour-d1s1', 'undo')).status).toBe(201);
  expect(await withdraw('homeroom-d1s1c2', '记错了班')).toMatchObject({ status: 409, problem: { code: 'conflict' } });
});

test('a colleague may not withdraw what the homeroom teacher logged', async () => {
  const { withdraw } = await openLogged('homeroom-d1s1c2');
  expect(await withdraw('labour-d1s1', '记错了班')).toMatchObject({ status: 403, problem: { code: 'not-allowed' } });
});

test('sent again it answers the first reply; what is withdrawn is amended no more', async () => {
  const { ask, withdraw, store, newClientId } = await openLogged('homeroom-d1s1c2');
  const clientId = newClientId();
  const replies = [
    await withdraw('homeroom-d1s1c2', 'undo', clientId),
    await withdraw('homeroom-d1s1c2', 'undo', clientId),
  ];
  expect(replies.map((reply) => [reply.status, reply.body.withdrawnMarks])).toEqual([
    [201, 3],
    [201, 3],
  ]);
  const [mark] = await store.read((q) => q.select().from(q.tables.marks));
  const body = {
    clientId: newClientId(),
    version: 1,
    value: { kind: 'level' as const, level: 'A' },
    note: null,
    reason: '改',
  };
  const amended = await ask('homeroom-d1s1c2', amendMark, { params: { markId: mark?.id ?? '' }, body });
  expect(amended).toMatchObject({ status: 409, problem: { code: 'conflict' } });
});
