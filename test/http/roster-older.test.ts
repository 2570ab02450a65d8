import { expect, test } from 'vitest';
import { packOlder } from '../roster/pack-older.ts';
import {
  enrollment,
  hashOf,
  packRoster,
  type Roster,
  role,
  smallRoster,
  studentNumber,
  user,
} from '../roster/pack-roster.ts';
import { rowOf, rowsOf, sendRoster, stateOf } from '../roster/send-roster.ts';
import { openWorld } from '../support/world.ts';

/** What both versions can say, with the ids that rows of roles get from 1.1. */
function both(): Roster {
  const { roles, users, ...roster } = smallRoster();
  const said = users.map((row) => (row['sourcedId'] === 'p1' ? { ...row, identifier: studentNumber(7) } : row));
  return {
    ...roster,
    users: said,
    demographics: [{ sourcedId: 'p1', sex: 'female' }],
    roles: roles.map((row) => ({
      ...row,
      sourcedId: `${row['userSourcedId']}/s1`,
      role: row['role'] === 'principal' ? 'siteAdministrator' : (row['role'] ?? ''),
    })),
  };
}

test('the same classes in OneRoster 1.1 and 1.2 are the same rows, and the other version afterwards changes none', async () => {
  const states = [];
  for (const make of [packRoster, packOlder]) {
    const world = await openWorld({ pupilsInClass: 1 });
    const sent = await sendRoster(world, make(both()));
    expect([sent.status, sent.problem.errors]).toEqual([201, undefined]);
    const state = await stateOf(world);
    states.push(state);
    for (const other of [packOlder, packRoster]) {
      const again = await sendRoster(world, other(both()));
      for (const change of Object.values(again.body.changes))
        expect(change).toMatchObject({ created: 0, changed: 0, ended: 0 });
      expect(hashOf(await stateOf(world))).toBe(hashOf(state));
    }
  }
  // A sealed number is other bytes each time, and the version of a term's frame is drawn.
  const [newer = '', older = ''] = states.map((state) =>
    state.replaceAll(/"studentNumberSealed":"[^"]+"/g, '').replace(/"frame":"[^"]*"/g, ''),
  );
  expect(older).toBe(newer);
  expect(rowOf(states[1] ?? '', 'pupils', { sourcedId: 'p1' })).toMatchObject({
    sex: 'female',
    numberTail: studentNumber(7).slice(-4),
  });
});

test('a bulk package of 1.1 ends what it leaves out: a stay, and the office of a school', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await sendRoster(world, packOlder(both()));
  const { users = [], enrollments = [], ...roster } = both();
  const left = packOlder({
    ...roster,
    users: users.filter((row) => row['sourcedId'] !== 'h1'),
    enrollments: enrollments.filter((row) => row['userSourcedId'] !== 'q2'),
  });
  const { body } = await sendRoster(world, left, { allowShrink: true });
  expect([body.changes.enrolments.ended, body.changes.grants.ended]).toEqual([1, 1]);
});

test('a delta of 1.1: a newcomer, and who left', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await sendRoster(world, packOlder(both()));
  const delta = packOlder(
    {
      users: [user('new')],
      roles: [role('new', 'student')],
      enrollments: [enrollment('new', 'k1'), enrollment('p2', 'k1', { status: 'tobedeleted' })],
    },
    'delta',
  );
  const { status, body } = await sendRoster(world, delta);
  expect([status, body.changes.pupils.created, body.changes.enrolments]).toMatchObject([
    201,
    1,
    { created: 1, ended: 1 },
  ]);
  expect(rowsOf(await stateOf(world), 'pupils').map((row) => row['sourcedId'])).toContain('new');
});
