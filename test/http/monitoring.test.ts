import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertTerms } from '../../db/change-frame.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { dayNumber, dayOf, mondayOf, shanghaiNoon } from '../../server/core/calendar/days.ts';
import { activityFor } from '../support/activities.ts';
import { measured } from '../support/measure.ts';
import { openWorld, type World } from '../support/world.ts';

const monitoringOf = async ({ ask, place }: World, term?: string) => {
  const params = { schoolId: place(1, 1, 1).schoolId };
  const asked = { params, ...(term === undefined ? {} : { query: { term } }) };
  return (await ask('principal-d1s1', readSchoolReport, asked)).body.monitoring;
};

/** Of every class in turn a boy, a girl and, once, a pupil whose sex nobody registered. */
async function saySexes({ store, place }: World) {
  const pupils = [1, 2, 3, 4].map((c) => place(1, 1, c).pupils);
  await store.write(async (tx) => {
    const { pupils: table } = unsafeTables(tx);
    for (const [c, ids] of pupils.entries()) {
      for (const [n, id] of ids.entries()) {
        const sex = c === 0 && n === 0 ? null : n % 2 === 0 ? ('male' as const) : ('female' as const);
        await tx.update(table).set({ sex }).where(eq(table.id, id));
      }
    }
  });
  return pupils;
}

test('attention is counted per pupil, with a figure from 10 pupils on; who left is not counted', async () => {
  const world = await openWorld({ pupilsInClass: 6 });
  const { classId, pupils } = world.place(1, 1, 2);
  for (const n of [6, 4, 1]) {
    const body = activityFor(pupils.slice(0, n), { indicatorId: 'labour.g1' });
    await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
  }
  // 24 pupils of four classes: 18 with nothing, and 3, 2, 2, 2, 1, 1 in class 4(1).
  const { whole, grades, classes } = (await monitoringOf(world)).attention;
  expect(whole).toMatchObject({ pupils: 24, none: 18, status: 'ok', p25: 0, p50: 0, p75: 0.25, p10: null, p90: null });
  expect(grades.map(({ grade, attention }) => [grade, attention.pupils, attention.none])).toEqual([
    [3, 6, 6],
    [4, 12, 6],
    [5, 6, 6],
  ]);
  const own = classes.find((one) => one.class.classId === classId)?.attention;
  expect(own).toMatchObject({ pupils: 6, none: 0, status: 'too-few-pupils', p50: null });
  await world.store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx
      .update(enrolments)
      .set({ endedOn: '2026-11-09' })
      .where(eq(enrolments.pupilId, pupils[0] ?? ''));
  });
  const left = (await monitoringOf(world)).attention;
  expect(left.whole).toMatchObject({ pupils: 23, none: 18 });
  expect(left.classes.map((one) => one.class)).toEqual(classes.map((one) => one.class));
});

test('where girls are noticed and boys are not, the opportunity gap says so and the score gap is called an artefact', async () => {
  const world = await openWorld({ pupilsInClass: 8 });
  const pupils = await saySexes(world);
  const before = await monitoringOf(world);
  expect(before.gaps).toMatchObject({ sexUnknown: 1, rows: [{ dimension: null, isUnequal: false }] });
  for (const [c, ids] of pupils.entries()) {
    const { classId } = world.place(1, 1, c + 1);
    const girls = ids.filter((_, n) => n % 2 === 1);
    for (const some of [girls, girls.slice(0, 2)]) {
      const body = activityFor(some, { indicatorId: 'moral.m1' });
      const { status } = await world.ask(`homeroom-d1s1c${c + 1}`, logActivity, { params: { classId }, body });
      expect(status).toBe(201);
    }
  }
  const { rows } = (await monitoringOf(world)).gaps;
  expect(rows.map(({ dimension }) => dimension)).toEqual([null, 'moral']);
  for (const { noticed, records, isUnequal } of rows) {
    expect(noticed).toMatchObject({ status: 'ok', boys: 15, girls: 16, ofBoys: 0, ofGirls: 1, difference: -1 });
    expect(noticed.hi).toBeLessThan(-0.5);
    expect(records).toMatchObject({ status: 'ok', ofBoys: 0, ofGirls: 1.5, difference: -1.5 });
    expect(isUnequal).toBe(true);
  }
  // One record is no score, so nobody is compared by one.
  expect(rows[1]?.score).toMatchObject({ status: 'too-few-pupils', boys: 0, girls: 0, difference: null, g: null });
});

test('until two terms of the season are over no week is judged; with two a week entered late is named', async () => {
  const world = await openWorld({ hasEvidence: true });
  await measured(world);
  const { control } = await monitoringOf(world);
  for (const chart of [control.fresh, control.records]) {
    expect(chart).toMatchObject({ status: 'few-terms', terms: 0, signals: [] });
    expect(chart.points.length).toBeGreaterThan(3);
    expect(chart.points.every(({ lo, hi, side }) => lo === null && hi === null && side === null)).toBe(true);
  }

  const { schoolId, district } = world.place(1, 1, 1);
  const late = '2026-10-12';
  await world.store.write(async (tx) => {
    const { terms, rollups } = unsafeTables(tx);
    const { measurements } = tx.tables;
    const [own] = await tx
      .select()
      .from(terms)
      .where(and(eq(terms.districtId, district.id), eq(terms.code, '2026-2027-1')));
    const kept = await tx.select().from(rollups).where(eq(rollups.schoolId, schoolId));
    const isOwn = and(eq(measurements.placeId, schoolId), eq(measurements.kind, 'school'));
    const [row] = await tx.select().from(measurements).where(isOwn);
    const [first] = kept;
    if (!own || !first || !row || row.body.kind !== 'school') throw new Error('the school was not measured');
    await tx.delete(rollups).where(eq(rollups.schoolId, schoolId));
    await tx.delete(measurements).where(isOwn);
    for (const back of [0, 1, 2]) {
      // A year of whole weeks earlier, so that Mondays stay Mondays.
      const earlier = (day: string) => dayOf(dayNumber(day) - 364 * back);
      const [startsOn, endsOn] = [earlier(own.startsOn), earlier(own.endsOn)];
      const id = back === 0 ? own.id : `autumn-${back}`;
      const code = `${2026 - back}-${2027 - back}-1`;
      const dates = { startsOn, endsOn, daysOff: [] };
      if (back > 0) await insertTerms(tx, own.districtId, [{ ...own, id, code, ...dates, sourcedId: id }]);
      const monday = dayNumber(mondayOf(startsOn));
      const weeks = Array.from({ length: Math.floor((dayNumber(endsOn) - monday) / 7) + 1 }, (_, n) => {
        const week = dayOf(monday + 7 * n);
        const isLate = week === late;
        const [records, entries] = [50 + 30 * Math.min(n, 4) + ((n + back) % 4), 30];
        return { week, records, entries, fresh: isLate ? 9 : 29 - ((n + back) % 2), pupils: 3 };
      });
      await tx.insert(rollups).values({
        ...first,
        termId: id,
        weeks: weeks.map(({ week, records, fresh, pupils }) => ({ week, records, fresh, pupils })),
      });
      const entered = weeks.map(({ week, entries, fresh }) => ({ week, entries, fresh }));
      await tx.insert(measurements).values({ ...row, termId: id, body: { ...row.body, weeks: entered } });
    }
  });
  const { fresh, records } = (await monitoringOf(world)).control;
  expect(fresh).toMatchObject({ status: 'ok', terms: 2 });
  expect(fresh.signals).toEqual([{ from: late, to: late, side: 'below' }]);
  expect(records).toMatchObject({ status: 'ok', signals: [] });
  // The week of today, 10 November, is not over.
  expect(fresh.points.at(-1)?.week).toBe('2026-11-02');
});

test('reliability is not there until it is measured; then it says why it cannot be said, and the same as was measured', async () => {
  const world = await openWorld({ hasEvidence: true });
  expect((await monitoringOf(world)).reliability).toEqual({ cutOffAt: null, methodVersion: null, dimensions: [] });
  await measured(world);
  const { reliability } = await monitoringOf(world);
  expect(reliability.cutOffAt).toBe(world.clock.now);
  expect(reliability.dimensions.length).toBeGreaterThan(0);
  // A school of 12 pupils is too small.
  for (const one of reliability.dimensions) {
    expect(one).toMatchObject({ status: 'too-few-pupils', table: [], teachersForGroups: null });
  }
  const { schoolId } = world.place(1, 1, 1);
  const said = {
    ...{ dimension: 'labour' as const, pupils: 40, doubleRated: 31, raters: 6, ratings: 300, status: 'ok' as const },
    table: [{ teachers: 2, phi: 0.62, lo: 0.4, hi: 0.84 }],
    ...{ teachersForGroups: 3, teachersForOneChild: 5 },
  };
  const components = { p: 0.3, r: 0.1, pr: 0.2 };
  await world.store.write(async (tx) => {
    const { measurements } = tx.tables;
    await tx
      .update(measurements)
      .set({ body: { kind: 'school', reliability: [{ ...said, components }], weeks: [] } })
      .where(eq(measurements.placeId, schoolId));
  });
  // Variances are the statistician's; the page has what they come to.
  expect((await monitoringOf(world)).reliability.dimensions).toEqual([said]);
});

test('reading twice gives the same bytes, and nothing of the monitoring names a child or a teacher', async () => {
  const world = await openWorld({ hasEvidence: true, pupilsInClass: 12 });
  await saySexes(world);
  await measured(world);
  world.clock.now = shanghaiNoon('2026-11-10');
  const [one, two] = [await monitoringOf(world), await monitoringOf(world)];
  expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  const people = await world.store.read((q) =>
    q.select({ id: unsafeTables(q).persons.id }).from(unsafeTables(q).persons),
  );
  const text = JSON.stringify(one);
  for (const { id } of [...people, ...world.place(1, 1, 2).pupils.map((id) => ({ id }))])
    expect(text).not.toContain(id);
});
