import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { selectPresent } from '../../db/reach/stays.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { enrollment, packRoster, smallRoster } from '../roster/pack-roster.ts';
import { rowOf, rowsOf, sendRoster, stateOf } from '../roster/send-roster.ts';
import { delta, expectRebuilt, gone, keepRosters, NOTHING, withSmallRoster } from '../roster/small-world.ts';
import { openWorld, type World } from '../support/world.ts';

const packageOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../roster/public-cases/${name}.zip`, import.meta.url)));

/** A pupil's stays, as «class first day–last day», in order of their days; those that never came to be are left out. */
async function staysOf(world: World, sourcedId: string): Promise<string[]> {
  const state = await stateOf(world);
  const { id } = rowOf(state, 'pupils', { sourcedId });
  const names = new Map(rowsOf(state, 'classes').map((row) => [row['id'], row['sourcedId']]));
  return rowsOf(state, 'enrolments')
    .filter((row) => row['pupilId'] === id && !(row['endedOn'] && row['endedOn'] < (row['startsOn'] ?? '')))
    .map((row) => `${row['startsOn']}–${row['endedOn'] ?? ''} ${names.get(row['classId'] ?? '')}`)
    .sort();
}

async function present(world: World, sourcedId: string, day: string): Promise<number> {
  const state = await stateOf(world);
  const { id, schoolId } = rowOf(state, 'classes', { sourcedId }) as Record<'id' | 'schoolId', string>;
  const term = rowOf(state, 'terms', { code: '2026-2027-1', districtId: world.place(1, 1, 1).district.id }) as Record<
    'id' | 'startsOn' | 'endsOn',
    string
  >;
  return (await world.store.read((q) => selectPresent(q, { id, schoolId }, term, day))).length;
}

async function importAll(world: World, ...packages: Uint8Array[]) {
  for (const zip of packages) {
    const { status, problem } = await sendRoster(world, zip, { as: 'officer-d1' });
    expect(status, JSON.stringify(problem)).toBe(201);
  }
}
const unchanged = async (world: World, zip: Uint8Array) => {
  const { body } = await sendRoster(world, zip);
  for (const change of Object.values(body.changes)) expect(change).toMatchObject(NOTHING);
};
const moveTo = (world: World, day: string) => {
  world.clock.now = shanghaiNoon(day);
};

test('public case: a move announced for later is two stays one after the other, and today’s lists stay as they are', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await keepRosters(world, 'officer-d1');
  await importAll(world, packageOf('base-roster-bulk'), packageOf('delta-newcomer'));
  const before = await stateOf(world);
  await importAll(world, packageOf('delta-future-move'));
  expect(await staysOf(world, 'a')).toEqual(['2026-09-01–2026-12-04 k1', '2026-12-07– k2']);
  expect(await staysOf(world, 'n')).toEqual(['2026-11-10– k1']);
  const after = await stateOf(world);
  expect(rowsOf(after, 'rollups')).toEqual(rowsOf(before, 'rollups'));
  await expectRebuilt(world);

  expect([await present(world, 'k1', '2026-12-04'), await present(world, 'k2', '2026-12-04')]).toEqual([4, 2]);
  expect([await present(world, 'k1', '2026-12-05'), await present(world, 'k2', '2026-12-06')]).toEqual([3, 2]);
  expect([await present(world, 'k1', '2026-12-07'), await present(world, 'k2', '2026-12-07')]).toEqual([3, 3]);
  // Sent again it changes nothing; a whole roster without the announcement, and without the newcomer, takes it back.
  const again = await sendRoster(world, packageOf('delta-future-move'), { as: 'officer-d1' });
  expect(again.body.changes.enrolments).toMatchObject({ ...NOTHING, unchanged: 2 });
  const whole = await sendRoster(world, packageOf('base-roster-bulk'), { as: 'officer-d1', allowShrink: true });
  expect(whole.body.changes.enrolments).toMatchObject({ created: 0, changed: 1, ended: 2 });
  expect(await staysOf(world, 'a')).toEqual(['2026-09-01– k1']);
});

const roster = smallRoster(3);
const without = (...ids: string[]) =>
  packRoster({ ...roster, enrollments: roster.enrollments.filter((row) => !ids.includes(row['userSourcedId'] ?? '')) });

test('who leaves and comes back has two stays with the gap between, whichever way it is said', async () => {
  const world = await withSmallRoster();
  await sendRoster(world, without('p1'), { allowShrink: true });
  await sendRoster(world, delta({ enrollments: [gone(enrollment('p2', 'k1'))] }));
  moveTo(world, '2026-11-20');
  const { body } = await sendRoster(world, packRoster(roster));
  expect(body.changes.enrolments).toMatchObject({ created: 2, changed: 0, ended: 0 });
  for (const pupil of ['p1', 'p2'])
    expect(await staysOf(world, pupil)).toEqual(['2026-09-01–2026-11-09 k1', '2026-11-20– k1']);
  await unchanged(world, packRoster(roster));
  await expectRebuilt(world);
});

test('who is taken off by mistake and listed again the next day was never away', async () => {
  const world = await withSmallRoster();
  await sendRoster(world, delta({ enrollments: [gone(enrollment('p1', 'k1'))] }));
  expect(await staysOf(world, 'p1')).toEqual(['2026-09-01–2026-11-09 k1']);
  await sendRoster(world, packRoster(roster));
  expect(await staysOf(world, 'p1')).toEqual(['2026-09-01– k1']);
});

test('rows with other days are other stays; a first day that is corrected is the same', async () => {
  const world = await withSmallRoster();
  const said = delta({
    enrollments: [
      enrollment('p1', 'k1', { endDate: '2026-10-01' }),
      enrollment('p1', 'k1', { sourcedId: 'e-p1-2', beginDate: '2026-10-20' }),
      enrollment('p2', 'k1', { beginDate: '2026-09-14' }),
      // The last day here is the first there: the pupil is there.
      enrollment('p3', 'k1', { endDate: '2026-10-12' }),
      enrollment('p3', 'k2', { sourcedId: 'e-p3-2', beginDate: '2026-10-12' }),
    ],
  });
  await sendRoster(world, said);
  expect(await staysOf(world, 'p1')).toEqual(['2026-09-01–2026-10-01 k1', '2026-10-20– k1']);
  expect(await staysOf(world, 'p2')).toEqual(['2026-09-14– k1']);
  expect(await staysOf(world, 'p3')).toEqual(['2026-09-01–2026-10-11 k1', '2026-10-12– k2']);
  await unchanged(world, said);
  await expectRebuilt(world);
});

test('a last day to come is kept, and when it has come nothing more has to be said', async () => {
  const world = await withSmallRoster();
  const leaving = { ...roster, enrollments: roster.enrollments.map((row) => leavesOn(row, '2026-12-11')) };
  const { body } = await sendRoster(world, packRoster(leaving));
  expect(body.changes.enrolments).toMatchObject({ created: 0, ended: 1 });
  expect(await staysOf(world, 'p1')).toEqual(['2026-09-01–2026-12-11 k1']);
  expect([await present(world, 'k1', '2026-12-11'), await present(world, 'k1', '2026-12-12')]).toEqual([3, 2]);
  moveTo(world, '2026-12-20');
  await unchanged(world, packRoster(leaving));
});
const leavesOn = (row: (typeof roster.enrollments)[number], endDate: string) =>
  row['userSourcedId'] === 'p1' ? { ...row, endDate } : row;

test('a move that only the new class says ends the old stay the day before, and bulk files keep to it', async () => {
  const world = await withSmallRoster();
  const moving = packRoster({
    ...roster,
    enrollments: roster.enrollments.map((row) =>
      row['userSourcedId'] === 'p1' ? { ...row, classSourcedId: 'k2', beginDate: '2026-12-07' } : row,
    ),
  });
  const { status, body } = await sendRoster(world, moving);
  expect(status).toBe(201);
  expect(body.changes.enrolments).toMatchObject({ created: 1, ended: 1 });
  const both = ['2026-09-01–2026-12-06 k1', '2026-12-07– k2'];
  expect(await staysOf(world, 'p1')).toEqual(both);
  await unchanged(world, moving);
  moveTo(world, '2026-12-08');
  await unchanged(world, moving);
  expect(await staysOf(world, 'p1')).toEqual(both);
});

test('some weeks in another class are taken out of the own, which goes on afterwards', async () => {
  const world = await withSmallRoster();
  const guest = enrollment('p1', 'k2', { sourcedId: 'guest', beginDate: '2026-11-16', endDate: '2026-11-27' });
  await sendRoster(world, delta({ enrollments: [guest] }));
  const three = ['2026-09-01–2026-11-15 k1', '2026-11-16–2026-11-27 k2', '2026-11-28– k1'];
  expect(await staysOf(world, 'p1')).toEqual(three);
  await unchanged(world, delta({ enrollments: [guest] }));
  await expectRebuilt(world);
});

test('two classes are refused where a day is in both, now or to come', async () => {
  const world = await withSmallRoster();
  const said = [
    [{ beginDate: '2026-12-07' }, {}],
    [{ endDate: '2026-12-04' }, { beginDate: '2026-12-01' }],
    [{}, {}],
  ] as const;
  for (const [first, second] of said) {
    const enrollments = [enrollment('p1', 'k1', second), enrollment('p1', 'k2', { sourcedId: 'other', ...first })];
    const { status, problem } = await sendRoster(world, delta({ enrollments }));
    expect(status).toBe(422);
    expect(problem.errors?.map(({ code }) => code)).toEqual(['row.two_classes']);
  }
  expect(await staysOf(world, 'p1')).toEqual(['2026-09-01– k1']);
});
