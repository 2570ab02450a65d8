import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { selectDistrictsBehind } from '../../db/derive/turn-day.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { addGuardian, listGuardians } from '../../server/contract/people.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { shanghaiDay, shanghaiNoon } from '../../server/core/calendar/days.ts';
import { openDayTurn } from '../../server/day-turn.ts';
import { selectClassIds, selectSheet } from '../../server/operator/people.ts';
import { enrollment } from '../roster/pack-roster.ts';
import { sendRoster } from '../roster/send-roster.ts';
import { delta, expectRebuilt } from '../roster/small-world.ts';
import { activityFor } from '../support/activities.ts';
import { measured } from '../support/measure.ts';
import { openWorld, type World } from '../support/world.ts';

const FROM = 'homeroom-d1s1c2';

/** One day after another, as the room of days does it. */
async function letTheDayBegin(world: World, day: string): Promise<number> {
  world.clock.now = shanghaiNoon(day);
  const job = { name: 'turn-day', actor: undefined, params: {}, now: world.clock.now };
  return Number(await world.engine.act({ ...job, input: world.place(1, 1, 2).district.id }));
}

async function withRecords() {
  const world = await openWorld();
  const [from, to] = [world.place(1, 1, 2), world.place(1, 1, 3)];
  const params = { classId: from.classId };
  for (const title of ['校园清洁日', '种植周', '食堂帮厨'])
    expect((await world.ask(FROM, logActivity, { params, body: activityFor(from.pupils, { title }) })).status).toBe(
      201,
    );
  await letTheDayBegin(world, '2026-11-10');
  const announce = (pupil: string, beginDate: string) => {
    const move = enrollment(pupil, 'd1s1c3', { schoolSourcedId: 'd1s1', beginDate });
    return sendRoster(world, delta({ enrollments: [move] }));
  };
  /** What each list and report says of how many are in the two classes, and who was noticed. */
  const told = async () => {
    const school = await world.ask('principal-d1s1', readSchoolReport, { params: { schoolId: from.schoolId } });
    const of = async ({ classId }: { classId: string }) => {
      const at = { params: { classId } };
      const report = await world.ask('principal-d1s1', readClassReport, at);
      const guardians = await world.ask('office-d1s1', listGuardians, at);
      const labour = report.body.dimensions.find((one) => one.dimension === 'labour')?.result;
      return {
        report: report.body.pupils,
        noticed: report.body.noticed,
        records: labour?.records,
        listed: guardians.body.pupils.length,
        ofSchool: school.body.byClass.find((one) => one.class.classId === classId)?.results[0]?.pupils,
      };
    };
    return [await of(from), await of(to), school.body.pupils, school.body.records];
  };
  return { ...world, world, from, to, announce, told };
}
const all = (pupils: number, noticed: number) => ({
  report: pupils,
  noticed,
  records: 3 * noticed,
  listed: pupils,
  ofSchool: pupils,
});

test('an announced move changes nothing before its day; on it the list, the figures and the reports of both classes follow', async () => {
  const { world, announce, told } = await withRecords();
  const before = await told();
  expect(before).toEqual([all(3, 3), all(3, 0), 12, 9]);
  expect((await announce('d1s1c2p1', '2026-11-16')).status).toBe(201);
  expect(await told()).toEqual(before);
  await expectRebuilt(world);
  expect((await measured(world)).measured).toBeGreaterThan(0);

  expect(await letTheDayBegin(world, '2026-11-15')).toBe(0);
  expect(await told()).toEqual(before);
  expect(await measured(world)).toMatchObject({ measured: 0 });
  await expectRebuilt(world);

  expect(await letTheDayBegin(world, '2026-11-16')).toBe(2);
  expect(await told()).toEqual([all(2, 2), all(4, 1), 12, 9]);
  await expectRebuilt(world);
  // What is measured beside the requests sees another school, and the areas around it.
  expect((await measured(world)).measured).toBeGreaterThan(0);
  expect(await letTheDayBegin(world, '2026-11-16')).toBe(0);
});

test('days that were missed are caught up at once, and nothing that did not move is worked out again', async () => {
  const { world, announce, told, store, from } = await withRecords();
  await announce('d1s1c2p1', '2026-11-13');
  const leaving = enrollment('d1s1c2p3', 'd1s1c2', { schoolSourcedId: 'd1s1', endDate: '2026-11-25' });
  expect((await sendRoster(world, delta({ enrollments: [leaving] }))).body.changes.enrolments.ended).toBe(1);
  expect(await letTheDayBegin(world, '2026-11-30')).toBe(3);
  expect(await told()).toEqual([all(1, 1), all(4, 1), 11, 6]);
  await expectRebuilt(world);

  // A figure that is wrong stays wrong where nobody moved: the day looks at nothing it need not.
  const spoil = { records: 99 };
  await store.write(
    async (tx) => await tx.update(tx.tables.rollups).set(spoil).where(eq(tx.tables.rollups.classId, from.classId)),
  );
  expect(await letTheDayBegin(world, '2026-12-01')).toBe(0);
  const kept = await store.read((q) =>
    q.select().from(q.tables.rollups).where(eq(q.tables.rollups.classId, from.classId)),
  );
  expect(new Set(kept.map((row) => row.records))).toEqual(new Set([99]));
});

test('the first and the last day of a term change nothing: who is there then was there before, and is after', async () => {
  const { world } = await withRecords();
  expect(await letTheDayBegin(world, '2027-02-10')).toBe(0);
  expect(await letTheDayBegin(world, '2027-02-24')).toBe(0);
  await expectRebuilt(world);
});

test('the room of days catches up when it opens, and says so; where it fails it says that and lives', async () => {
  const { announce, told, clock, store, engine, files } = await withRecords();
  await announce('d1s1c2p1', '2026-11-13');
  clock.now = shanghaiNoon('2026-11-14');
  const lines: Record<string, unknown>[] = [];
  const parts = { files, clock: () => clock.now, log: (line: object) => lines.push(line as Record<string, unknown>) };
  const broken = openDayTurn({ ...parts, engine: { ...engine, act: () => Promise.reject(new Error('no disk')) } });
  await broken.first;
  broken.close();
  expect(lines).toMatchObject([{ level: 'error', turning: expect.stringContaining('no disk') }]);
  const days = openDayTurn({ ...parts, engine });
  await days.first;
  days.close();
  expect(lines.slice(1)).toMatchObject([
    { turned: '2026-11-14', district: expect.any(String), stays: expect.any(Number) },
    { turned: '2026-11-14', stays: expect.any(Number) },
  ]);
  expect(
    lines
      .slice(1)
      .map((line) => line['stays'])
      .sort(),
  ).toEqual([0, 2]);
  expect(await told()).toEqual([all(2, 2), all(4, 1), 12, 9]);
  expect(await store.read((q) => selectDistrictsBehind(q, shanghaiDay(clock.now)))).toEqual([]);
});

test('sheets of codes and the keeping of guardians are of a day as well', async () => {
  const { world, announce, store, clock, from, to } = await withRecords();
  await announce('d1s1c2p1', '2026-11-16');
  const leaving = enrollment('d1s1c2p3', 'd1s1c2', { schoolSourcedId: 'd1s1', endDate: '2026-11-25' });
  await sendRoster(world, delta({ enrollments: [leaving] }));
  const children = async (classId: string, day: string) => {
    const sheet = await store.read((q) => selectSheet(q, classId, 'guardians', { now: shanghaiNoon(day), today: day }));
    return new Set(sheet.map((row) => row.username)).size;
  };
  const onBoth = async (day: string) => [await children(from.classId, day), await children(to.classId, day)];
  expect([await onBoth('2026-11-15'), await onBoth('2026-11-16'), await onBoth('2026-11-26')]).toEqual([
    [3, 3],
    [2, 4],
    [1, 4],
  ]);
  const classIds = await store.read((q) => selectClassIds(q, from.schoolId, '2026-11-26'));
  expect(classIds).toContain(from.classId);

  const add = async (day: string, username: string) => {
    clock.now = shanghaiNoon(day);
    const body = { clientId: world.newClientId(), username, name: '王小红', isNew: true };
    const params = { pupilId: from.pupils[2] ?? '' };
    return (await world.ask('office-d1s1', addGuardian, { params, body })).status;
  };
  expect([await add('2026-11-25', 'wang.xiaohong'), await add('2026-11-26', 'wang.again')]).toEqual([201, 403]);
});
