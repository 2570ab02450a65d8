import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { turnDay } from '../../db/derive/turn-day.ts';
import { keep } from '../../db/measure/keep.ts';
import { releaseTerm } from '../../db/measure/release-term.ts';
import { DEMO_SCHOOLS } from '../../db/seed/demo/plan.ts';
import { seedDemo } from '../../db/seed/demo/seed-demo.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { listClasses } from '../../server/contract/evidence.ts';
import { pathWith } from '../../server/contract/request.ts';
import { importClassList } from '../../server/contract/roster.ts';
import { listSchoolClasses, openClass, renameClass, startTerm } from '../../server/contract/school-classes.ts';
import { listKeptSchools } from '../../server/contract/school-end.ts';
import { endStay, listMembers } from '../../server/contract/school-year.ts';
import { addTerm } from '../../server/contract/term.ts';
import { shanghaiDay, shanghaiNoon } from '../../server/core/calendar/days.ts';
import { everyReport } from '../../server/operator/every-report.ts';
import { shippedVersions } from '../../server/operator/shipped-rubrics.ts';
import { HEAD, XLSX } from '../class-lists/list-school.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { workbook } from '../sheets/make-sheet.ts';
import { filledDatabase } from '../support/database.ts';
import { dump } from '../support/dump.ts';
import { openWorld } from '../support/world.ts';

/** The summer holidays after 2025-2026-2. */
const JULY = '2026-07-20';
const NEXT = '2026-2027-1';
const AUTUMN = { startsOn: '2026-09-01', endsOn: '2027-01-22', daysOff: [], holdsBreakBefore: false };
/** A primary school of two classes a grade, and one of two grades. */
const KEYS = ['nh01', 'nh13'];
const WITH_EVIDENCE = ['nh01-4-1', 'nh01-6-1'];

async function openDemoInJuly() {
  const on = await filledDatabase('the demo in July', (store) =>
    seedDemo(store, {
      today: JULY,
      rubrics: shippedVersions(),
      schools: DEMO_SCHOOLS.filter(({ key }) => KEYS.includes(key)),
      hasEvidence: (key) => WITH_EVIDENCE.includes(key),
    }),
  );
  const { district, pupils } = on.made;
  const world = await openWorld({ on, isEmpty: true, today: JULY });
  const { ask, newClientId, store, clock } = world;
  const school = district.schools[0];
  if (!school) throw new Error('no school');
  const classes = district.schools.flatMap((one) => one.classes);
  const classOf = (key: string) => classes.find((at) => at.key === key)?.id ?? '';
  const params = { schoolId: school.id };
  const start = (dryRun: boolean, as = 'office-nh01', term = NEXT) =>
    ask(as, startTerm, { params, body: { clientId: newClientId(), term, dryRun } });
  const addNext = () =>
    ask('officer-nh', addTerm, { params: { areaId: district.id }, body: { clientId: newClientId(), ...AUTUMN } });
  /** What a night makes of the old terms for reports of areas. */
  const release = async () => {
    for (const { id: termId } of district.terms)
      await releaseTerm({
        districtId: district.id,
        termId,
        now: clock.now,
        read: store.read,
        keep: (kept) => store.write((tx) => keep(tx, kept)),
      });
  };
  const classesIn = async (as = 'office-nh01') => (await ask(as, listSchoolClasses, { params })).body;
  const toDay = async (day: string) => {
    clock.now = shanghaiNoon(day);
    await store.write((tx) => turnDay(tx, district.id, day));
  };
  return { ...world, district, pupils, school, params, classOf, start, addNext, release, classesIn, toDay };
}
const codeOf = ({ problem }: { problem: { errors?: readonly { code?: string | undefined }[] | undefined } }) =>
  problem.errors?.[0]?.code;
const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0);

test('the new school year: looked at, begun at once, the new first grade by its sheet; old reports stay the same bytes, and twice is once', async () => {
  const world = await openDemoInJuly();
  const { params, start, addNext, release, classesIn, classOf, store, clock, ask, send, toDay } = world;
  expect((await classesIn()).missing).toBe(NEXT);
  expect(codeOf(await start(true))).toBe('term.none');
  expect((await addNext()).status).toBe(201);
  await release();
  const { digests: before } = await everyReport(store, clock.now);
  expect(before.size).toBeGreaterThan(800);
  const leaving = classOf('nh01-6-1');
  const bytesOf = async () => {
    const path = pathWith(readClassReport.path, { params: { classId: leaving }, query: { term: '2025-2026-2' } });
    return await (await send('principal-nh01', 'get', path)).text();
  };
  const leavingBefore = await bytesOf();

  const untouched = await dump({ store }, ['audits', 'requests', 'sessions', 'accesses', 'sightings']);
  const { body: looked } = await start(true);
  expect(await dump({ store }, ['audits', 'requests', 'sessions', 'accesses', 'sightings'])).toEqual(untouched);
  expect(looked).toMatchObject({ outcome: 'checked', from: '2025-2026-2', term: NEXT, isNewYear: true });
  expect(looked.classes.map(({ grade, number, toGrade }) => [grade, number, toGrade])).toEqual(
    [1, 2, 3, 4, 5, 6].flatMap((grade) => [1, 2].map((number) => [grade, number, grade === 6 ? null : grade + 1])),
  );
  const staying = looked.classes.filter(({ toGrade }) => toGrade !== null);
  expect(looked.goOn).toBe(sum(staying, ({ pupils }) => pupils));
  expect(looked.leave).toBe(sum(looked.classes, ({ pupils }) => pupils) - looked.goOn);
  for (const { homerooms, toGrade, endingGrants } of looked.classes) {
    expect(homerooms).toHaveLength(1);
    expect(endingGrants > 0).toBe(toGrade === null);
  }

  const { body: begun } = await start(false);
  expect(begun).toEqual({ ...looked, outcome: 'started' });
  const sheet = await workbook([
    HEAD,
    ['一年级1班', 1, '麦冬阳', '男', studentNumber(1), '麦远山', '13800000001'],
    ['一年级1班', 2, '苏清和', '女', studentNumber(2), '苏远', '13800000002'],
  ]);
  const query = { clientId: world.newClientId() };
  const list = pathWith(importClassList.path, { params, query });
  expect(
    (await send('office-nh01', 'post', list, { headers: { 'content-type': XLSX }, body: sheet as never })).status,
  ).toBe(201);

  await release();
  const { digests: after } = await everyReport(store, clock.now);
  // It reads two thousand profiles, and the new term's are among them now.
  const both = [...before].filter(([name]) => after.has(name) || !name.startsWith('read-profile'));
  expect(both.length).toBeGreaterThan(800);
  const changed = both.filter(([name, digest]) => after.get(name) !== digest).map(([name]) => name);
  // A homeroom teacher whose class leaves reads in «why may I see this» until when; the report is the same.
  const ending = [leaving, classOf('nh01-6-2')];
  expect(changed.filter((name) => !ending.some((id) => name.startsWith(`read-class-report ${id}`)))).toEqual([]);
  expect(await bytesOf()).toBe(leavingBefore);

  const written = await dump({ store }, ['audits', 'requests', 'sessions', 'accesses', 'sightings']);
  const { body: again } = await start(false);
  expect([again.goOn, sum(again.classes, ({ placed }) => placed)]).toEqual([0, looked.goOn]);
  expect(await dump({ store }, ['audits', 'requests', 'sessions', 'accesses', 'sightings'])).toEqual(written);

  const [, autumn] = (await classesIn()).terms;
  expect(autumn?.classes.map(({ grade, number, pupils }) => [grade, number, pupils > 0])).toEqual([
    [1, 1, true],
    ...[2, 3, 4, 5, 6].flatMap((grade) => [1, 2].map((number) => [grade, number, true])),
  ]);

  await toDay('2026-09-01');
  const homeroom = async (key: string) =>
    (await ask(`homeroom-${key}`, listClasses, {})).body.classes.map(({ grade, number }) => `${grade}(${number})`);
  expect(await homeroom('nh01-4-1')).toEqual(['5(1)']);
  const pupilsOf = (id: string) => world.pupils.get(id) ?? [];
  expect(pupilsOf(leaving).length).toBeGreaterThan(0);
  const graduate = pupilsOf(leaving)[0]?.id ?? '';
  for (const as of ['principal-nh01', 'office-nh01'])
    expect((await ask(as, readProfile, { params: { pupilId: graduate } })).status).toBe(200);
  expect((await ask('homeroom-nh01-6-1', readProfile, { params: { pupilId: graduate } })).status).toBe(404);
  const wrong = await store.write(async (tx) => {
    let all = 0;
    for (const at of await selectClassTerms(tx))
      if ([leaving, classOf('nh01-4-1')].includes(at.classId))
        all += await rebuildClass(tx, at, shanghaiDay(clock.now));
    return all;
  });
  expect(wrong).toBe(0);
});

test('whoever leaves in the holidays does not go on, whether it is said before the new term is begun or after; who came since is added', async () => {
  const { start, addNext, classOf, ask, newClientId, store, toDay, classesIn } = await openDemoInJuly();
  await addNext();
  const classId = classOf('nh01-3-1');
  const members = async () => (await ask('office-nh01', listMembers, { params: { classId } })).body.pupils;
  const [one, two] = await members();
  const leave = (pupilId = '') =>
    ask('office-nh01', endStay, {
      params: { classId, pupilId },
      body: { clientId: newClientId(), lastDay: JULY, isSure: true },
    });
  expect((await leave(one?.pupilId)).status).toBe(200);
  const { body: looked } = await start(true);
  expect((await start(false)).body.goOn).toBe(looked.goOn);
  expect((await leave(two?.pupilId)).status).toBe(200);
  const [, autumn] = (await classesIn()).terms;
  const there = autumn?.classes.find((at) => at.classId === classId)?.pupils ?? 0;
  expect(there).toBe((await members()).length - 2);

  // Somebody whose stay was taken back by mistake is there again once the term is begun again.
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set({ endedOn: null })
      .where(eq(enrolments.pupilId, one?.pupilId ?? ''));
  });
  expect((await start(false)).body.goOn).toBe(1);
  await toDay('2026-09-02');
  expect(await members()).toHaveLength(there + 1);
});

test('a class is opened by grade and number in a term, and renumbered; a name that is there is refused; only its school may', async () => {
  const { params, ask, newClientId, classesIn, addNext, classOf } = await openDemoInJuly();
  await addNext();
  const open = (said: object = {}, as = 'office-nh01') =>
    ask(as, openClass, { params, body: { clientId: newClientId(), term: NEXT, grade: 1, number: 3, ...said } });
  const rename = (classId: string, number: number, as = 'office-nh01') =>
    ask(as, renameClass, { params: { ...params, classId }, body: { clientId: newClientId(), number } });
  const { status, body } = await open();
  expect(status).toBe(201);
  expect(codeOf(await open())).toBe('class.there');
  expect(codeOf(await open({ term: '2031-2032-1' }))).toBe('term.none');
  expect(codeOf(await open({ term: '2025-2026-1' }))).toBe('stay.term-over');
  expect((await open({ number: 4 }, 'office-nh13')).status).toBe(404);
  expect((await open({ number: 4 }, 'roster-nh')).status).toBe(201);
  const named = async () => {
    const [, autumn] = (await classesIn()).terms;
    return autumn?.classes.find(({ classId }) => classId === body.classId);
  };
  expect(await named()).toEqual({ classId: body.classId, grade: 1, number: 3, pupils: 0, homerooms: [] });
  expect(codeOf(await rename(body.classId, 4))).toBe('class.there');
  expect((await rename(body.classId, 8)).status).toBe(200);
  expect((await named())?.number).toBe(8);
  expect((await rename(classOf('nh13-3-1'), 8)).status).toBe(404);
});

test('a roster manager is told the schools of the own district and of no other, and nobody else is told any', async () => {
  const { ask, place } = await openWorld();
  const { status, body } = await ask('roster-d1', listKeptSchools, {});
  expect(status).toBe(200);
  const ids = body.schools.map(({ schoolId }) => schoolId);
  expect(ids).toEqual(expect.arrayContaining([place(1, 1, 1).schoolId, place(1, 2, 1).schoolId]));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(place(2, 1, 1).schoolId);
  expect((await ask('office-d1s1', listKeptSchools, {})).status).toBe(403);
});
