import { expect, test } from 'vitest';
import {
  enrollment,
  hashOf,
  homeroom,
  packRoster,
  role,
  smallRoster,
  studentNumber,
  user,
} from '../roster/pack-roster.ts';
import { rowOf, rowsOf, sendRoster, stateOf } from '../roster/send-roster.ts';
import { delta, expectRebuilt, gone, NOTHING, pupilsIn, withSmallRoster } from '../roster/small-world.ts';
import { openWorld } from '../support/world.ts';

test('a delta applied twice is a delta applied once', async () => {
  const world = await withSmallRoster();
  const zip = delta({
    users: [user('p9'), user('p2', { givenName: '新名' })],
    roles: [role('p9', 'student')],
    enrollments: [
      enrollment('p9', 'k1'),
      gone(enrollment('p3', 'k1')),
      enrollment('t1', 'k2', { sourcedId: 'e-t1-k2', role: 'teacher' }),
    ],
  });
  const first = await sendRoster(world, zip);
  expect(first.body.changes).toMatchObject({
    pupils: { created: 1, changed: 1 },
    enrolments: { created: 1, ended: 1, changed: 0 },
    grants: { created: 1, ended: 0 },
  });
  const state = await stateOf(world);
  const second = await sendRoster(world, zip);
  for (const change of Object.values(second.body.changes)) expect(change).toMatchObject(NOTHING);
  expect(hashOf(await stateOf(world))).toBe(hashOf(state));
  expect(pupilsIn(state, 'k1')).toEqual(new Set([3]));
  await expectRebuilt(world);
});

test('a delta ends what it says is to be deleted, and deletes nobody', async () => {
  const world = await withSmallRoster();
  const before = await stateOf(world);
  const zip = delta({ users: [gone(user('p1')), gone(user('t1'))], classes: [gone(homeroom('k2', 3, 2))] });
  const { body } = await sendRoster(world, zip);
  expect(body.changes).toMatchObject({
    pupils: { ended: 1 },
    staff: { ended: 1 },
    classes: { ended: 1 },
    enrolments: { ended: 3 },
    grants: { ended: 1 },
  });
  const state = await stateOf(world);
  for (const table of ['pupils', 'persons', 'classes']) {
    expect(rowsOf(state, table)).toHaveLength(rowsOf(before, table).length);
  }
  expect(rowOf(state, 'persons', { sourcedId: 't1' })).toMatchObject({ isEnabled: false });
  // The guardian still may read what was recorded about the child.
  expect(rowOf(state, 'grants', { role: 'guardian', sourcedId: 'p1' })).toMatchObject({ endsOn: null });
  for (const change of Object.values((await sendRoster(world, zip)).body.changes))
    expect(change).toMatchObject(NOTHING);
  await expectRebuilt(world);
});

test('a bulk file that would end more than 5 % of its schools is refused, unless allowed', async () => {
  const world = await withSmallRoster(38);
  const roster = smallRoster(38);
  const without = (...ids: string[]) => ({
    ...roster,
    enrollments: roster.enrollments.filter((row) => !ids.includes(row['userSourcedId'] ?? '')),
  });
  const before = await stateOf(world);
  const refused = await sendRoster(world, packRoster(without('p1', 'p2', 'p3')));
  expect(refused.status).toBe(422);
  expect(refused.problem.errors).toMatchObject([{ path: 'enrollments.csv::', code: 'roster.would_shrink' }]);
  expect((await sendRoster(world, packRoster(without('p1', 'p2', 'p3')), { dryRun: true })).status).toBe(422);
  expect(await stateOf(world)).toBe(before);

  // Two of forty are 5 %, not more.
  const few = await sendRoster(world, packRoster(without('p1', 'p2')));
  expect(few.body.changes.enrolments).toMatchObject({ created: 0, changed: 0, ended: 2 });
  const allowed = await sendRoster(world, packRoster(without('p1', 'p2', 'p3', 'q1', 't1')), { allowShrink: true });
  expect(allowed.body.changes).toMatchObject({ enrolments: { ended: 2 }, grants: { ended: 1 } });
  const state = await stateOf(world);
  expect(rowsOf(state, 'enrolments').filter((row) => row['endedOn'] === '2026-11-09')).toHaveLength(4);
  expect(rowOf(state, 'grants', { role: 'homeroom', sourcedId: 'e-t1' })).toMatchObject({ endsOn: '2026-11-09' });
  expect(rowsOf(state, 'enrolments').filter((row) => row['endedOn'] === null).length).toBe(36 + 32);
  await expectRebuilt(world);
});

test('somebody who changes class leaves the one and enters the other, and both are counted anew', async () => {
  const world = await withSmallRoster();
  const roster = smallRoster();
  const enrollments = roster.enrollments.map((row) =>
    row['userSourcedId'] === 'p1' ? { ...row, classSourcedId: 'k2' } : row,
  );
  const { body } = await sendRoster(world, packRoster({ ...roster, enrollments }));
  expect(body.changes.enrolments).toEqual({ created: 1, changed: 0, ended: 1, unchanged: 4 });
  const state = await stateOf(world);
  const of = (id: string) =>
    rowOf(state, 'enrolments', { classId: rowOf(state, 'classes', { sourcedId: id })['id'] ?? '', sourcedId: 'e-p1' });
  expect(of('k1')).toMatchObject({ startsOn: '2026-09-01', endedOn: '2026-11-09' });
  expect(of('k2')).toMatchObject({ startsOn: '2026-11-10', endedOn: null });
  expect([pupilsIn(state, 'k1'), pupilsIn(state, 'k2')]).toEqual([new Set([2]), new Set([3])]);
  await expectRebuilt(world);

  // And back again: the first stay goes on.
  const back = await sendRoster(world, packRoster(roster));
  expect(back.body.changes.enrolments).toMatchObject({ created: 0, changed: 1, ended: 1 });
  await expectRebuilt(world);
});

test('a pupil who comes from another school under a new sourcedId stays the same pupil', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const roster = smallRoster();
  const number = studentNumber(41);
  const numbered = roster.users.map((row) => (row['sourcedId'] === 'p1' ? { ...row, identifier: number } : row));
  await sendRoster(world, packRoster({ ...roster, users: numbered }));
  const before = rowOf(await stateOf(world), 'pupils', { sourcedId: 'p1' });

  const zip = delta({
    classes: [homeroom('far-1', 3, 1, 's2')],
    users: [user('far-pupil', { identifier: number, agentSourcedIds: 'g1' })],
    roles: [role('far-pupil', 'student', 's2')],
    enrollments: [enrollment('far-pupil', 'far-1', { schoolSourcedId: 's2', beginDate: '2026-10-12' })],
  });
  const { body } = await sendRoster(world, zip);
  expect(body.changes).toMatchObject({
    pupils: { created: 0, changed: 1 },
    enrolments: { created: 1, ended: 1 },
    grants: { created: 0, ended: 0, changed: 1 },
  });
  const state = await stateOf(world);
  const after = rowOf(state, 'pupils', { sourcedId: 'far-pupil' });
  expect(after['id']).toBe(before['id']);
  expect(after['studentNumberSealed']).toBe(before['studentNumberSealed']);
  const stays = rowsOf(state, 'enrolments').filter((row) => row['pupilId'] === before['id']);
  expect(stays.map((row) => `${row['startsOn']} ${row['endedOn']}`).sort()).toEqual([
    '2026-09-01 2026-10-11',
    '2026-10-12 null',
  ]);
  for (const change of Object.values((await sendRoster(world, zip)).body.changes))
    expect(change).toMatchObject(NOTHING);
  await expectRebuilt(world);
});

test('a guardian who is no longer named loses the grant, and one made by hand stays', async () => {
  const world = await withSmallRoster();
  const roster = smallRoster();
  const users = roster.users.map((row) => ({ ...row, agentSourcedIds: '' }));
  const { body } = await sendRoster(world, packRoster({ ...roster, users }));
  expect(body.changes.grants).toMatchObject({ ended: 1, created: 0 });
  const state = await stateOf(world);
  expect(rowOf(state, 'grants', { role: 'guardian', sourcedId: 'p1' })).toMatchObject({ endsOn: '2026-11-09' });
  expect(rowsOf(state, 'grants').filter((row) => row['sourcedId'] === null && row['endsOn'] !== null)).toEqual([]);
  const again = await sendRoster(world, packRoster(roster));
  expect(again.body.changes.grants).toMatchObject({ created: 0, changed: 1, ended: 0 });
  expect(rowOf(await stateOf(world), 'grants', { role: 'guardian', sourcedId: 'p1' })).toMatchObject({ endsOn: null });
});

test('of demographics the sex is kept and nothing else; a package that says nothing about it changes nothing', async () => {
  const world = await withSmallRoster();
  const sexOf = async (sourcedId: string) => rowOf(await stateOf(world), 'pupils', { sourcedId })['sex'];
  const said = { birthDate: '2017-03-04', countryOfBirthCode: 'XK', cityOfBirth: 'Canaryville' };
  const first = await sendRoster(
    world,
    delta({
      demographics: [
        { sourcedId: 'p1', sex: 'female', ...said },
        { sourcedId: 'p2', sex: 'other', ...said },
        { sourcedId: 't1', sex: 'male', ...said },
      ],
    }),
  );
  expect(first.body.changes).toMatchObject({ pupils: { created: 0, changed: 1, ended: 0 }, staff: NOTHING });
  expect([await sexOf('p1'), await sexOf('p2')]).toEqual(['female', null]);
  expect(await stateOf(world)).not.toMatch(/Canaryville|2017-03-04|"XK"/);
  await expectRebuilt(world);

  await sendRoster(world, delta({ users: [user('p1', { agentSourcedIds: 'g1' })] }));
  expect(await sexOf('p1')).toBe('female');
  await sendRoster(world, delta({ demographics: [gone({ sourcedId: 'p1', sex: 'female' })] }));
  expect(await sexOf('p1')).toBeNull();
  await expectRebuilt(world);
});
