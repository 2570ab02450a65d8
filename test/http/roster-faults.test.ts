import { expect, test } from 'vitest';
import { enrollment, homeroom, packRoster, role, smallRoster, user } from '../roster/pack-roster.ts';
import { sendRoster, stateOf } from '../roster/send-roster.ts';
import { openWorld } from '../support/world.ts';

test('every fault of a package is named at its place, once, and none says what it read', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await sendRoster(world, packRoster(smallRoster()));
  const before = await stateOf(world);
  const roster = smallRoster();
  const canary = 'CANARY';
  const bad = {
    orgs: [...roster.orgs, { sourcedId: `${canary}-d`, name: canary, type: 'district' }],
    academicSessions: [
      ...roster.academicSessions,
      {
        ...roster.academicSessions[0],
        sourcedId: `${canary}-t`,
        title: canary,
        startDate: '2026-12-01',
        endDate: '2027-03-01',
      },
    ],
    courses: roster.courses,
    classes: [
      ...roster.classes,
      { ...homeroom(`${canary}-1`, 3, 1), title: canary, classCode: canary },
      { ...homeroom(`${canary}-2`, 3, 3), grades: `03,${canary}` },
      homeroom(`${canary}-3`, 3, 1),
    ],
    users: [
      ...roster.users,
      user(`${canary}-u1`, { givenName: canary, identifier: `G${canary}` }),
      user(`${canary}-u2`, { familyName: canary }),
      user(`${canary}-u3`, { username: 'G1' }),
      user(`${canary}-u4`, { username: 'roster-d1' }),
      user(`${canary}-u5`),
      user('long', { username: 'a'.repeat(65) }),
    ],
    roles: [
      ...roster.roles,
      role(`${canary}-u1`, 'student'),
      role(`${canary}-u3`, 'teacher'),
      role(`${canary}-u4`, 'teacher'),
      role(`${canary}-u5`, 'student'),
      role('long', 'teacher'),
      { ...role(`${canary}-u5`, 'teacher'), sourcedId: `${canary}-r` },
    ],
    enrollments: [
      ...roster.enrollments,
      enrollment('p1', 'k2', { sourcedId: `${canary}-e1` }),
      enrollment('p2', 'k1', { sourcedId: `${canary}-e2`, schoolSourcedId: 's2' }),
      enrollment('t1', 'k1', { sourcedId: `${canary}-e3`, role: 'student' }),
      enrollment(`${canary}-u1`, 'k1'),
      enrollment('p2', `${canary}-1`, { sourcedId: `${canary}-e5` }),
    ],
  };
  const { status, problem } = await sendRoster(world, packRoster(bad));
  expect(status).toBe(422);
  expect(problem.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'orgs.csv:7:type row.foreign_district',
    'academicSessions.csv:3:startDate row.term_twice',
    'classes.csv:4:classCode row.class_number',
    'classes.csv:5:grades row.class_grade',
    'classes.csv:6:classCode row.class_twice',
    'users.csv:8:sourcedId row.role_conflict',
    'users.csv:10:identifier row.student_number_length',
    'users.csv:11:sourcedId row.no_role',
    'users.csv:12:username row.username_twice',
    'users.csv:13:username row.username_taken',
    'users.csv:14:sourcedId row.role_conflict',
    'users.csv:15:username row.username_long',
    'enrollments.csv:8:classSourcedId row.two_classes',
    'enrollments.csv:9:schoolSourcedId row.school_mismatch',
  ]);
  expect(JSON.stringify(problem)).not.toContain(canary);
  expect(await stateOf(world)).toBe(before);
});

test('a delta may name what is known already, and nothing else; what comes of a fault is not a second one', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await sendRoster(world, packRoster(smallRoster()));
  const users = [user('p1', { agentSourcedIds: 'g1,nobody-known' })];
  const classes = [homeroom('k3', 4, 1, 'nowhere'), { ...homeroom('k4', 4, 2), termSourcedIds: 'never' }];
  const enrollments = [
    enrollment('p1', 'k9'),
    enrollment('nobody', 'k1'),
    enrollment('p2', 'k3'),
    enrollment('p3', 'k2'),
  ];
  const { problem } = await sendRoster(world, packRoster({ users, classes, enrollments }, 'delta'));
  expect(problem.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'classes.csv:2:schoolSourcedId row.unknown_school',
    'classes.csv:3:termSourcedIds row.unknown_term',
    'users.csv:2:agentSourcedIds row.unknown_guardian',
    'enrollments.csv:2:classSourcedId row.unknown_class',
    'enrollments.csv:3:userSourcedId row.unknown_user',
  ]);
});

test('a roster manager cannot close the own account, end a school or take over a term', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const roster = smallRoster();
  await sendRoster(world, packRoster(roster));
  const gone = { status: 'tobedeleted' };
  const zip = packRoster(
    {
      orgs: [{ sourcedId: 's1', name: 'x', type: 'school', ...gone }],
      academicSessions: [
        { ...roster.academicSessions[0], startDate: '2025-09-01', endDate: '2026-01-20', schoolYear: '2026' },
      ],
      users: [user('roster-d1', { enabledUser: 'false' })],
      roles: [role('roster-d1', 'systemAdministrator')],
    },
    'delta',
  );
  const { problem } = await sendRoster(world, zip);
  expect(problem.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'orgs.csv:2:status row.cannot_end',
    'academicSessions.csv:2:sourcedId row.term_moved',
    'users.csv:2:enabledUser row.own_account',
  ]);
});
