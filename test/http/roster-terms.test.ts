import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { enrollment, homeroom, packRoster, role, smallRoster, user } from '../roster/pack-roster.ts';
import { rowOf, rowsOf, sendRoster, stateOf } from '../roster/send-roster.ts';
import { delta, expectRebuilt, keepRosters, NOTHING, pupilsIn, withSmallRoster } from '../roster/small-world.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld } from '../support/world.ts';

test('the next term is pinned to the newest rubrics, keeps the classes and ends nothing of the last', async () => {
  const world = await withSmallRoster();
  const roster = smallRoster();
  const spring = { ...roster.academicSessions[0], sourcedId: 't2', startDate: '2027-02-24', endDate: '2027-07-10' };
  const year = {
    sourcedId: 'y26',
    title: '学年',
    type: 'schoolYear',
    startDate: '2026-09-01',
    endDate: '2027-07-10',
    schoolYear: '2027',
  };
  // This system makes new class records for the new term; k1 and spring-1 are the same class.
  const classes = [
    { ...homeroom('spring-1', 3, 1), termSourcedIds: 't2' },
    { ...homeroom('spring-2', 3, 2), termSourcedIds: 't2' },
  ];
  const enrollments = roster.enrollments.map((row) => ({
    ...row,
    sourcedId: `${row['sourcedId']}-2`,
    classSourcedId: row['classSourcedId'] === 'k1' ? 'spring-1' : 'spring-2',
  }));
  const zip = packRoster({ ...roster, academicSessions: [year, spring], classes, enrollments });
  const { body } = await sendRoster(world, zip);
  expect(body.changes).toMatchObject({
    terms: { created: 1 },
    classes: { created: 0, changed: 2 },
    enrolments: { created: 5, ended: 0 },
    grants: { created: 0, ended: 0 },
  });
  const state = await stateOf(world);
  const term = rowOf(state, 'terms', { code: '2026-2027-2' });
  const pinned = rowsOf(state, 'termRubrics').filter((row) => row['termId'] === term['id']);
  expect(pinned.length).toBeGreaterThan(0);
  for (const change of Object.values((await sendRoster(world, zip)).body.changes))
    expect(change).toMatchObject(NOTHING);
  await expectRebuilt(world);
});

test('a term that is over stays as it was, whoever is in the class by now', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await keepRosters(world, 'officer-d1');
  const roster = smallRoster();
  const spring = { ...roster.academicSessions[0], sourcedId: 't2', startDate: '2027-02-24', endDate: '2027-07-10' };
  const classes = roster.classes.map((row) => ({ ...row, termSourcedIds: 't1,t2' }));
  const year = { ...roster, academicSessions: [...roster.academicSessions, spring], classes };
  await sendRoster(world, packRoster(year), { as: 'officer-d1' });
  const before = await stateOf(world);

  world.clock.now += 120 * 86_400_000; // 2027-03-10
  const enrollments = year.enrollments.map((row) =>
    row['userSourcedId'] === 'p1' ? { ...row, classSourcedId: 'k2' } : row,
  );
  const zip = packRoster({
    ...year,
    users: [...year.users, user('new')],
    roles: [...year.roles, role('new', 'student')],
    enrollments: [...enrollments, enrollment('new', 'k1')],
  });
  const { body } = await sendRoster(world, zip);
  expect(body.changes.enrolments).toMatchObject({ created: 2, changed: 0, ended: 1 });
  const state = await stateOf(world);
  const { id } = rowOf(state, 'terms', { sourcedId: 't1' });
  const ofAutumn = (text: string) => rowsOf(text, 'enrolments').filter((row) => row['termId'] === id);
  expect(ofAutumn(state)).toEqual(ofAutumn(before));
  for (const change of Object.values((await sendRoster(world, zip)).body.changes))
    expect(change).toMatchObject(NOTHING);
  await expectRebuilt(world);
});

test('a file about a term to come leaves the staff of the running one in place until then', async () => {
  const world = await withSmallRoster();
  const roster = smallRoster();
  const spring = { ...roster.academicSessions[0], sourcedId: 't2', startDate: '2027-02-24', endDate: '2027-07-10' };
  const classes = roster.classes.map((row) => ({ ...row, termSourcedIds: 't2' }));
  const enrollments = roster.enrollments.map((row) =>
    row['role'] === 'teacher' ? { ...row, userSourcedId: 'h1' } : row,
  );
  await sendRoster(world, packRoster({ ...roster, academicSessions: [spring], classes, enrollments }));
  const homerooms = rowsOf(await stateOf(world), 'grants').filter(
    (row) => row['role'] === 'homeroom' && row['sourcedId'] !== null,
  );
  expect(homerooms.map((row) => `${row['startsOn']} ${row['endsOn']}`).sort()).toEqual([
    '2026-09-01 2027-02-23',
    '2027-02-24 null',
  ]);
});

test('a pupil who moves takes the records along, and the figures of both classes follow', async () => {
  const world = await openWorld();
  const [from, to] = [world.place(1, 1, 2), world.place(1, 1, 3)];
  const params = { classId: from.classId };
  for (const title of ['校园清洁日', '种植周', '食堂帮厨']) {
    const sent = await world.ask('homeroom-d1s1c2', logActivity, { params, body: activityFor(from.pupils, { title }) });
    expect(sent.status).toBe(201);
  }
  const move = { schoolSourcedId: 'd1s1', beginDate: '2026-11-05' };
  const { body } = await sendRoster(world, delta({ enrollments: [enrollment('d1s1c2p1', 'd1s1c3', move)] }));
  expect(body.changes.enrolments).toMatchObject({ created: 1, ended: 1 });
  const state = await stateOf(world);
  const moved = rowsOf(state, 'scores').find((row) => row['pupilId'] === from.pupils[0]);
  expect(moved).toMatchObject({ classId: to.classId, records: 3 });
  expect([pupilsIn(state, 'd1s1c2'), pupilsIn(state, 'd1s1c3')]).toEqual([new Set([2]), new Set([4])]);
  await expectRebuilt(world);
});
