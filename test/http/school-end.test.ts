import { expect, test } from 'vitest';
import { listEvidence } from '../../server/contract/child-profile.ts';
import { listClasses, logActivity } from '../../server/contract/evidence.ts';
import { startTerm } from '../../server/contract/school-classes.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { addTerm } from '../../server/contract/term.ts';
import { activityFor } from '../support/activities.ts';
import { dump } from '../support/dump.ts';
import { codeOf, type EndSaid, NOTES, openTwoSchools } from '../support/two-schools.ts';
import { TODAY } from '../support/world.ts';

test('a school goes on in another from today: looked at first, then all at once; what was recorded stays, and once is twice', async () => {
  const world = await openTwoSchools();
  const { ask, end, own, other, classId, all, place, newClientId, sizes, bytes } = world;
  const [child = ''] = place(1, 1, 2).pupils;
  const log = (by: string, at: string, said: object = {}) =>
    ask(by, logActivity, { params: { classId: at }, body: { ...activityFor(place(1, 1, 2).pupils), ...said } });
  expect((await log('homeroom-d1s1c2', classId(1, 2), { happenedOn: '2026-10-12' })).status).toBe(201);
  expect((await log('labour-d1s1', classId(1, 2))).status).toBe(201);
  const before = await bytes('2025-2026-2');
  const untouched = await dump(world, NOTES);

  const { body: proposed } = await end({ dryRun: true });
  expect(proposed).toMatchObject({
    outcome: 'checked',
    lastDay: '2026-11-09',
    begins: TODAY,
    term: '2026-2027-1',
    pupils: 12,
    leavers: 0,
    teachers: 5,
    keepers: 2,
    activitiesAfter: 1,
  });
  // A class keeps its number where that is free.
  expect(
    proposed.classes.map(({ grade, number, pupils, to }) => [grade, number, pupils, to.classId, to.number]),
  ).toEqual([
    [3, 1, 3, null, 1],
    [4, 1, 3, null, 3],
    [4, 2, 3, null, 2],
    [5, 1, 3, null, 2],
  ]);
  expect(proposed.classes[3]?.choices).toEqual([{ classId: classId(2, 3), grade: 5, number: 1 }]);
  const into = { schoolId: other.schoolId, classes: all };
  const { body: looked } = await end({ dryRun: true, into });
  expect(looked.classes.map(({ homerooms }) => homerooms.length)).toEqual([1, 1, 1, 0]);
  expect(await dump(world, NOTES)).toEqual(untouched);

  const clientId = newClientId();
  const { status, body: ended } = await end({ clientId, into });
  expect(status).toBe(201);
  expect(ended).toEqual({ ...looked, outcome: 'ended' });
  const after = await dump(world, NOTES);
  expect((await end({ clientId, into })).body).toEqual(ended);
  expect(codeOf(await end({ into }))).toBe('end.said');
  expect(await dump(world, NOTES)).toEqual(after);

  expect(await sizes('office-d1s1', own.schoolId)).toEqual([
    [3, 1, 0],
    [4, 1, 0],
    [4, 2, 0],
    [5, 1, 0],
  ]);
  expect(await sizes('office-d1s2', other.schoolId)).toEqual([
    [2, 1, 3],
    [3, 1, 3],
    [4, 1, 3],
    [4, 2, 3],
    [4, 3, 3],
    [5, 1, 6],
    [6, 1, 3],
  ]);
  expect(await world.rebuilt()).toBe(0);
  expect((await bytes('2025-2026-2')) === before).toBe(true);

  const taught = async (as: string) =>
    (await ask(as, listClasses, {})).body.classes.map(({ grade, number, schoolName }) => [
      schoolName.zh,
      grade,
      number,
    ]);
  expect(await taught('homeroom-d1s1c2')).toEqual([['云汀小学', 4, 3]]);
  expect(await taught('homeroom-d1s2c3')).toEqual([['云汀小学', 5, 1]]);
  for (const as of ['homeroom-d1s1c4', 'labour-d1s1']) expect((await ask(as, listClasses, {})).status, as).toBe(403);
  const seen = async (as: string) => (await ask(as, listEvidence, { params: { pupilId: child } })).body.items?.length;
  expect([await seen('principal-d1s1'), await seen('guardian-d1s1c2p1'), await seen('homeroom-d1s1c2')]).toEqual([
    2, 2, 0,
  ]);
  expect([await seen('labour-d1s1'), await seen('homeroom-d1s2c2')]).toEqual([undefined, undefined]);
});

test('between two school years whoever goes on goes on there a grade up, the highest leaves, and reports of before are the same bytes', async () => {
  const JULY = '2026-07-20';
  const world = await openTwoSchools({ today: JULY });
  const { ask, own, other, newClientId, classId, sizes, bytes } = world;
  const autumn = { startsOn: '2026-09-01', endsOn: '2027-01-22', daysOff: [], holdsBreakBefore: false };
  // The other way round: the school with a sixth grade ends.
  const closing = { schoolId: other.schoolId, from: '2026-08-01' };
  const target = { schoolId: own.schoolId, classes: [] };
  expect(codeOf(await world.end({ ...closing, into: target, dryRun: true }))).toBe('end.no-term');
  const params = { areaId: own.district.id };
  expect((await ask('officer-d1', addTerm, { params, body: { clientId: newClientId(), ...autumn } })).status).toBe(201);
  const before = await bytes('2025-2026-2', other.schoolId, 'principal-d1s2');
  const { body: looked } = await world.end({ ...closing, into: target, dryRun: true });
  expect(looked).toMatchObject({ begins: '2026-09-01', lastDay: '2026-07-31', pupils: 9, leavers: 3, teachers: 5 });
  expect(looked.classes.map(({ grade, number, to }) => [grade, number, to.number])).toEqual([
    [3, 1, 1],
    [5, 1, 3],
    [6, 1, 2],
  ]);
  const classes = [
    { classId: classId(2, 1), as: 'own' as const, number: 1 },
    { classId: classId(2, 2), as: 'part' as const, toClassId: classId(1, 3) },
    { classId: classId(2, 3), as: 'own' as const, number: 2 },
  ];
  expect((await world.end({ ...closing, into: { ...target, classes } })).status).toBe(201);
  const start = {
    params: { schoolId: own.schoolId },
    body: { clientId: newClientId(), term: '2026-2027-1', dryRun: false },
  };
  expect((await ask('office-d1s1', startTerm, start)).body.goOn).toBe(12);
  expect(await sizes('office-d1s1', own.schoolId, 1)).toEqual([
    [3, 1, 3],
    [4, 1, 3],
    [5, 1, 3],
    [5, 2, 6],
    [6, 1, 3],
    [6, 2, 3],
  ]);
  expect((await bytes('2025-2026-2', other.schoolId, 'principal-d1s2')) === before).toBe(true);
  await world.toDay('2026-09-01');
  expect((await ask('principal-d1s2', readSchoolReport, { params: { schoolId: other.schoolId } })).body.term.code).toBe(
    '2025-2026-2',
  );
  expect(await world.rebuilt()).toBe(0);
});

test('what cannot be is refused, says why, and changes nothing', async () => {
  const world = await openTwoSchools();
  const { end, own, other, all, classId, place } = world;
  const into = (classes: readonly object[]) => ({ schoolId: other.schoolId, classes: classes as typeof all });
  const untouched = await dump(world, NOTES);
  const [first, , , last] = all;
  const wrong: [EndSaid, number, string | undefined][] = [
    [{ into: { schoolId: own.schoolId, classes: [] } }, 422, 'end.same'],
    [{ into: { schoolId: place(2, 1, 1).schoolId, classes: [] } }, 404, undefined],
    [{ schoolId: place(2, 1, 1).schoolId }, 404, undefined],
    [{ into: into(all.slice(0, 3)) }, 422, 'end.class-unsaid'],
    [{ into: into([...all, first ?? {}]) }, 422, 'end.class-twice'],
    [{ into: into([...all.slice(1), { ...first, classId: classId(2, 1) }]) }, 422, 'end.class-none'],
    [{ into: into([...all.slice(0, 3), { ...last, toClassId: classId(2, 2) }]) }, 422, 'end.other-grade'],
    [{ into: into([...all.slice(0, 3), { classId: classId(1, 4), as: 'own', number: 1 }]) }, 422, 'class.there'],
    [{ from: '2026-03-02' }, 422, 'stay.term-over'],
    [{ from: '2026-02-02' }, 422, 'stay.term-over'],
    [{ from: '2027-06-01' }, 422, 'end.no-term'],
  ];
  for (const [said, status, code] of wrong) {
    const answer = await end(said);
    expect([answer.status, codeOf(answer)], JSON.stringify(said)).toEqual([status, code]);
  }
  for (const as of ['office-d1s1', 'principal-d1s1', 'officer-d1'])
    expect((await end({ dryRun: true }, as)).status, as).toBe(403);
  expect((await end({ dryRun: true }, 'roster-d2')).status).toBe(404);
  expect(await dump(world, NOTES)).toEqual(untouched);
});
