import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { takeBackEnd } from '../../server/contract/school-end.ts';
import { endStay } from '../../server/contract/school-year.ts';
import { activityFor } from '../support/activities.ts';
import { dump } from '../support/dump.ts';
import { codeOf, NOTES, openTwoSchools } from '../support/two-schools.ts';
import { TODAY } from '../support/world.ts';

/** Of a district stands besides when its frame was last changed, and another word is not what it was. */
const BESIDES = [...NOTES, 'areas'];

async function openEnded(said: { readonly from?: string; readonly into?: null } = {}, wanted = {}) {
  const world = await openTwoSchools(wanted);
  const { ask, end, own, other, all, newClientId, place, classId } = world;
  const log = (by: string, at: string, pupils: readonly string[], more: object = {}) =>
    ask(by, logActivity, { params: { classId: at }, body: { ...activityFor(pupils), ...more } });
  expect(
    (await log('homeroom-d1s1c2', classId(1, 2), place(1, 1, 2).pupils, { happenedOn: '2026-10-12' })).status,
  ).toBe(201);
  const before = await dump(world, BESIDES);
  const into = { schoolId: other.schoolId, classes: all };
  expect((await end({ into, ...said })).status).toBe(201);
  const back = (more: { clientId?: string; dryRun?: boolean; schoolId?: string } = {}, as = 'roster-d1') =>
    ask(as, takeBackEnd, { body: { clientId: newClientId(), schoolId: own.schoolId, dryRun: false, ...more } });
  return { ...world, log, before, back };
}

test('an end that was said by mistake is taken back: looked at first, then every row is as it was before, and once is twice', async () => {
  const world = await openEnded();
  const { back, before, own, other, newClientId, end, all, rebuilt } = world;
  const ended = await dump(world, BESIDES);
  const said = { lastDay: '2026-11-09', pupils: 12, teachers: 5, classes: 3 };
  const looked = await back({ dryRun: true });
  expect([looked.status, looked.body]).toMatchObject([
    201,
    { ...said, outcome: 'checked', into: { schoolId: other.schoolId } },
  ]);
  expect(await dump(world, BESIDES)).toEqual(ended);
  const clientId = newClientId();
  const done = await back({ clientId });
  expect(done.body).toEqual({ ...looked.body, outcome: 'taken-back' });
  expect(await dump(world, BESIDES)).toEqual(before);
  expect((await back({ clientId })).body).toEqual(done.body);
  expect(codeOf(await back())).toBe('end.none');
  expect(await rebuilt()).toBe(0);
  // It may be said again, with the same classes, and taken back again.
  expect((await end({ into: { schoolId: other.schoolId, classes: all }, from: '2026-11-16' })).status).toBe(201);
  expect((await back()).status).toBe(201);
  expect(await dump(world, BESIDES)).toEqual(before);
  expect(
    (
      await world.ask('homeroom-d1s1c2', logActivity, {
        params: { classId: world.classId(1, 2) },
        body: activityFor(world.place(1, 1, 2).pupils),
      })
    ).status,
  ).toBe(201);
  expect(own.schoolId).toBe(done.body.school.schoolId);
});

test('an announced end is taken back before and after its day has come, with the figures', async () => {
  for (const day of ['2026-11-15', '2026-11-17']) {
    const world = await openEnded({ from: '2026-11-16' });
    await world.toDay(day);
    expect((await world.back()).status).toBe(201);
    expect(await world.rebuilt()).toBe(0);
    expect((await world.sizes('office-d1s1', world.own.schoolId))?.map(([, , pupils]) => pupils)).toEqual([3, 3, 3, 3]);
    expect(await world.sizes('office-d1s2', world.other.schoolId)).toEqual([
      [2, 1, 3],
      [4, 1, 3],
      [5, 1, 3],
      [6, 1, 3],
    ]);
  }
});

test('a school that simply closed is open again', async () => {
  const world = await openTwoSchools({ pupilsInClass: 0 });
  const before = await dump(world, BESIDES);
  expect((await world.end({ into: null })).status).toBe(201);
  const body = { clientId: world.newClientId(), schoolId: world.own.schoolId, dryRun: false };
  const { status, body: done } = await world.ask('roster-d1', takeBackEnd, { body });
  expect([status, done]).toMatchObject([201, { outcome: 'taken-back', into: null, pupils: 0, classes: 0 }]);
  expect(await dump(world, BESIDES)).toEqual(before);
});

test('what was done since in the other school is counted, and nothing is taken back', async () => {
  const world = await openEnded({}, { today: TODAY });
  const { ask, back, classesIn, other, log, place, newClientId } = world;
  const refused = async () => {
    const untouched = await dump(world, BESIDES);
    const answers = [await back({ dryRun: true }), await back()];
    expect(await dump(world, BESIDES)).toEqual(untouched);
    return answers.map((answer) => [answer.status, codeOf(answer), answer.problem.errorCount]);
  };
  const { terms } = await classesIn('office-d1s2', other.schoolId);
  const made = terms[0]?.classes.find(({ grade, number }) => grade === 4 && number === 3)?.classId ?? '';
  const logged = await log('homeroom-d1s1c2', made, place(1, 1, 2).pupils.slice(0, 2));
  expect(logged.status).toBe(201);
  expect(await refused()).toEqual(Array(2).fill([422, 'end.recorded-since', logged.body.marks]));
  const [pupilId = ''] = place(1, 1, 3).pupils;
  const at = terms[0]?.classes.find(({ grade, number }) => grade === 4 && number === 2)?.classId ?? '';
  const body = { clientId: newClientId(), lastDay: '2026-11-12', isSure: true };
  expect((await ask('office-d1s2', endStay, { params: { classId: at, pupilId }, body })).status).toBe(200);
  expect(await refused()).toEqual(Array(2).fill([422, 'end.moved-since', 1]));
});

test('who may not say an end takes none back; a school of another district is not there; an ended term stays', async () => {
  const world = await openEnded();
  const { back, toDay, place } = world;
  for (const as of ['office-d1s1', 'principal-d1s1', 'officer-d1']) expect((await back({}, as)).status, as).toBe(403);
  expect((await back({}, 'roster-d2')).status).toBe(404);
  expect((await back({ schoolId: place(2, 1, 1).schoolId })).status).toBe(404);
  expect(codeOf(await back({ schoolId: world.other.schoolId }))).toBe('end.none');
  await toDay('2027-03-01');
  expect(codeOf(await back())).toBe('end.term-over');
});
