import { expect, test } from 'vitest';
import { listAreas } from '../../server/contract/area-report.ts';
import { listClasses, logActivity } from '../../server/contract/evidence.ts';
import { addGrant } from '../../server/contract/people.ts';
import { openClass, startTerm } from '../../server/contract/school-classes.ts';
import { endSchool, listKeptSchools } from '../../server/contract/school-end.ts';
import { addPupil, endStay, listMembers } from '../../server/contract/school-year.ts';
import { enrollment, homeroom, packRoster, smallRoster } from '../roster/pack-roster.ts';
import { sendRoster } from '../roster/send-roster.ts';
import { withSmallRoster } from '../roster/small-world.ts';
import { activityFor } from '../support/activities.ts';
import { dump } from '../support/dump.ts';
import { codeOf, NOTES, openTwoSchools } from '../support/two-schools.ts';
import { TODAY } from '../support/world.ts';

test('a school that has closed takes nobody and nothing new, is in no count of schools, and its report still opens', async () => {
  const world = await openTwoSchools();
  const { ask, end, own, other, all, classId, newClientId, classesIn, bytes } = world;
  const areas = async () => (await ask('officer-d1', listAreas, {})).body.areas.map(({ schools }) => schools);
  expect(await areas()).toEqual([2, 1, 1, 2]);
  expect((await end({ into: { schoolId: other.schoolId, classes: all } })).status).toBe(201);
  expect(await areas()).toEqual([1, 0, 1, 1]);
  const params = { schoolId: own.schoolId };
  const clientId = newClientId;
  const refused = [
    await ask('office-d1s1', openClass, {
      params,
      body: { clientId: clientId(), term: '2026-2027-1', grade: 1, number: 7 },
    }),
    await ask('office-d1s1', startTerm, { params, body: { clientId: clientId(), term: '2026-2027-1', dryRun: true } }),
    await ask('principal-d1s1', addGrant, {
      params,
      body: {
        ...{ clientId: clientId(), classId: classId(1, 1), role: 'teacher', subject: null, from: TODAY, to: null },
        ...{ username: 'labour-d1s1', name: '甲', isNew: false },
      },
    }),
    await ask('office-d1s1', addPupil, {
      params: { classId: classId(1, 1) },
      body: {
        ...{ clientId: clientId(), name: '新来的', sex: null, studentNumber: null, numberInClass: null },
        from: TODAY,
      },
    }),
  ];
  expect(refused.map(codeOf)).toEqual(['school.ended', 'school.ended', 'school.ended', 'school.ended']);
  const lastDay = '2026-11-09';
  const said = { lastDay, into: { schoolId: other.schoolId, name: { zh: '云汀小学', en: 'Yunting Primary School' } } };
  const shown = await classesIn('office-d1s1', own.schoolId);
  expect([shown.end, shown.terms.some((term) => term.mayStart)]).toEqual([said, false]);
  expect((await classesIn('office-d1s2', other.schoolId)).end).toBeNull();
  const kept = (await ask('roster-d1', listKeptSchools, {})).body.schools;
  expect(kept.map((one) => one.end)).toEqual([said, null]);
  expect(JSON.parse(await bytes('2025-2026-2'))).toMatchObject({ participation: {} });
});

test('a school closes by itself only when nobody is left in it; until its day it goes on, and no day after it is given away', async () => {
  const world = await openTwoSchools({ pupilsInClass: 1 });
  const { ask, end, own, newClientId, classId, place, toDay } = world;
  const left = await end({ into: null });
  expect([left.status, codeOf(left), left.problem.errorCount]).toEqual([422, 'end.pupils-left', 4]);
  const from = '2026-11-16';
  for (const nth of [1, 2, 3, 4]) {
    const [pupilId = ''] = place(1, 1, nth).pupils;
    const params = { classId: classId(1, nth), pupilId };
    const body = { clientId: newClientId(), lastDay: '2026-11-13', isSure: true };
    expect((await ask('office-d1s1', endStay, { params, body })).status).toBe(200);
  }
  const closed = await end({ into: null, from });
  expect([closed.status, closed.body.pupils, closed.body.into]).toEqual([201, 0, null]);
  const params = { schoolId: own.schoolId };
  const give = (day: string, to: string | null = null) =>
    ask('principal-d1s1', addGrant, {
      params,
      body: {
        ...{ clientId: newClientId(), classId: classId(1, 1), role: 'teacher', subject: null, from: day, to },
        ...{ username: `new-${day}-${to}`, name: '甲', isNew: true },
      },
    });
  expect(codeOf(await give(from))).toBe('school.ended');
  expect((await give('2026-11-12')).status).toBe(201);
  const add = (day: string) =>
    ask('office-d1s1', addPupil, {
      params: { classId: classId(1, 1) },
      body: {
        ...{ clientId: newClientId(), name: '新来的', sex: null, studentNumber: null, numberInClass: null },
        from: day,
      },
    });
  // A stay goes on to the end of the term, which the school does not reach.
  expect(codeOf(await add('2026-11-12'))).toBe('school.ended');
  expect((await ask('homeroom-d1s1c1', listClasses, {})).status).toBe(200);
  await toDay(from);
  expect((await ask('homeroom-d1s1c1', listClasses, {})).status).toBe(403);
  expect((await ask('new-2026-11-12-null', listClasses, {})).status).toBe(403);
  expect((await ask('office-d1s1', listMembers, { params: { classId: classId(1, 1) } })).status).toBe(200);
});

test('a package whose registry has not heard of the end would put everybody back, and is refused whole; one that has heard is taken', async () => {
  const world = await withSmallRoster(2);
  const { ask, newClientId } = world;
  const kept = (await ask('roster-d1', listKeptSchools, {})).body.schools;
  const idOf = (zh: string) => kept.find(({ name }) => name.zh === zh)?.schoolId ?? '';
  const into = { schoolId: idOf('远山小学'), classes: [] };
  const body = { clientId: newClientId(), schoolId: idOf('新竹小学'), from: TODAY, into, dryRun: true };
  const { classes } = (await ask('roster-d1', endSchool, { body })).body;
  const all = classes.map(({ classId, to }) => ({ classId, as: 'own' as const, number: to.number }));
  const said = { ...body, clientId: newClientId(), dryRun: false, into: { ...into, classes: all } };
  expect((await ask('roster-d1', endSchool, { body: said })).status).toBe(201);

  const untouched = await dump(world, NOTES);
  const old = smallRoster(2);
  for (const dryRun of [true, false]) {
    const answer = await sendRoster(world, packRoster(old), { dryRun, allowShrink: true });
    expect([answer.status, codeOf(answer)]).toEqual([422, 'school.ended']);
  }
  expect(await dump(world, NOTES)).toEqual(untouched);

  const moved = {
    ...old,
    classes: [homeroom('k1', 3, 1, 's2'), homeroom('k2', 3, 2, 's2')],
    enrollments: old.enrollments.map((row) => ({
      ...enrollment(row['userSourcedId'] ?? '', ''),
      ...row,
      schoolSourcedId: 's2',
    })),
  };
  const taken = await sendRoster(world, packRoster(moved), { allowShrink: true });
  expect([taken.status, taken.body.changes?.enrolments.ended]).toEqual([201, 0]);
});

test('an end that is announced changes no list and no figure before its day, and all of them on it', async () => {
  const world = await openTwoSchools();
  const { ask, end, own, other, all, classId, place, sizes, toDay, rebuilt } = world;
  const params = { classId: classId(1, 2) };
  const log = () => ask('homeroom-d1s1c2', logActivity, { params, body: activityFor(place(1, 1, 2).pupils) });
  expect((await log()).status).toBe(201);
  const before = await sizes('office-d1s1', own.schoolId);
  const figures = async () => {
    const { scores, rollups } = await dump(world);
    return [scores, rollups];
  };
  const stored = await figures();
  const into = { schoolId: other.schoolId, classes: all };
  expect((await end({ from: '2026-11-16', into })).status).toBe(201);
  expect(await sizes('office-d1s1', own.schoolId)).toEqual(before);
  expect(await figures()).toEqual(stored);
  await toDay('2026-11-15');
  expect((await ask('homeroom-d1s1c2', listMembers, { params })).body.pupils.map(({ state }) => state)).toEqual(
    Array(3).fill('here'),
  );
  await toDay('2026-11-16');
  expect((await sizes('office-d1s1', own.schoolId))?.map(([, , pupils]) => pupils)).toEqual([0, 0, 0, 0]);
  expect(await sizes('office-d1s2', other.schoolId)).toContainEqual([5, 1, 6]);
  expect((await ask('homeroom-d1s1c2', listMembers, { params })).status).toBe(404);
  expect(await rebuilt()).toBe(0);
});
