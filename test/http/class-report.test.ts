import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { DIMENSIONS } from '../../server/contract/words.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { activityFor } from '../support/activities.ts';
import { LABOUR, NOTHING, openSmallSchool } from '../support/small-school.ts';

const HOMEROOM = 'homeroom-d1s1c2';

async function openReport() {
  const world = await openSmallSchool();
  const { classId } = world;
  const read = (as = HOMEROOM, query?: { term: string }) =>
    world.ask(as, readClassReport, { params: { classId }, ...(query ? { query } : {}) });
  return { ...world, read };
}
type Reply = Awaited<ReturnType<Awaited<ReturnType<typeof openReport>>['read']>>['body'];
const ofLabour = (body: Reply) => body.dimensions.find(({ dimension }) => dimension === 'labour');

test('the figures of a class are those worked out by hand', async () => {
  const { read, classId, clock } = await openReport();
  const { status, body } = await read();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    class: { classId, grade: 4, number: 1 },
    schoolName: { zh: '青禾小学' },
    term: { code: '2026-2027-1', isCurrent: true },
    asOf: clock.now,
    why: { role: 'homeroom' },
    comparability: 'own-trend-only',
    pupils: 3,
    noticed: 3,
    thisWeek: 3,
    records: 13,
    freshShare: 5 / 13,
    unseen: [],
  });
  expect(body.dimensions.map(({ result }) => result)).toEqual(
    DIMENSIONS.map((dimension) => ({ ...(dimension === 'labour' ? LABOUR : NOTHING), dimension, pupils: 3 })),
  );
  expect(ofLabour(body)).toMatchObject({ unseen: [], withBonus: 0 });
  const seen = ofLabour(body)?.indicators.flatMap(({ indicatorId, pupils, records, lastOn }) =>
    pupils > 0 ? [[indicatorId, pupils, records, lastOn]] : [],
  );
  expect(seen).toEqual([
    ['labour.g1', 3, 3, '2026-11-10'],
    ['labour.g2', 2, 2, '2026-11-03'],
    ['labour.g3', 2, 2, '2026-11-02'],
    ['labour.g4', 2, 2, '2026-11-02'],
    ['labour.h2', 2, 2, '2026-11-02'],
    ['labour.h3', 2, 2, '2026-11-02'],
  ]);
  expect(ofLabour(body)?.indicators.find(({ indicatorId }) => indicatorId === 'labour.h1')).toMatchObject({
    pupils: 0,
    records: 0,
    lastOn: null,
  });
  expect(body.weeks).toHaveLength(11);
  expect(body.weeks.slice(-2)).toEqual([
    { week: '2026-11-02', daysOff: 0, holiday: null, records: 10, fresh: 2, pupils: 2 },
    { week: '2026-11-09', daysOff: 0, holiday: null, records: 3, fresh: 3, pupils: 3 },
  ]);
  const said = body.sentences.map(({ zh }) => zh);
  expect(said[0]).toContain('3 名学生中 3 名有记录，共 13 条');
  expect(said[0]).toContain('2 位教师');
  expect(said[2]).toContain('劳动 14.3 分');
});

test('no list of children but the overlooked, and of them no figure', async () => {
  const { read, pupils } = await openReport();
  const { body } = await read();
  // Nobody was seen in moral education since 1 September: the three are named there, by name, with no score.
  const moral = body.dimensions.find(({ dimension }) => dimension === 'moral');
  expect(moral?.unseen.map(({ pupilId }) => pupilId).sort()).toEqual([...pupils].sort());
  expect(moral?.unseen.every((child) => Object.keys(child).join() === 'pupilId,name,apart,lastOn')).toBe(true);
  const dimensions = body.dimensions.map((one) => ({ ...one, unseen: [] }));
  const text = JSON.stringify({ ...body, attention: { ...body.attention, least: [] }, dimensions });
  for (const id of pupils) expect(text).not.toContain(id);
});

test('who is noticed far less than the others is named, without a figure; the bands add up to the class', async () => {
  const { read, pupils, ask, classId } = await openReport();
  // Of the three one has 1 record, the others 6 each.
  const { attention } = (await read()).body;
  expect(attention.bands.map(({ pupils: n }) => n)).toEqual([0, 1, 0, 2, 0]);
  expect(attention.far).toEqual({ atMost: 2, median: 6 });
  expect(attention.least).toEqual([
    { pupilId: pupils[2], name: expect.any(String), apart: null, lastOn: '2026-11-10' },
  ]);
  for (const indicatorId of ['labour.g2', 'labour.g3']) {
    const body = activityFor([pupils[2] ?? ''], { happenedOn: '2026-11-10', indicatorId });
    await ask(HOMEROOM, logActivity, { params: { classId }, body });
  }
  expect((await read()).body.attention).toMatchObject({ far: null, least: [] });
});

test('four weeks after the last record a child is named, and not a day before; a record takes the name away', async () => {
  const { read, ask, clock, pupils, classId } = await openReport();
  clock.now = shanghaiNoon('2026-12-07');
  expect((await read()).body).toMatchObject({ unseen: [], thisWeek: 0 });
  clock.now = shanghaiNoon('2026-12-08');
  const { body } = await read();
  expect(body.unseen.map(({ pupilId, lastOn }) => [pupilId, lastOn]).sort()).toEqual(
    pupils.map((id) => [id, '2026-11-10']).sort(),
  );
  const [first = ''] = pupils;
  const one = activityFor([first], { happenedOn: '2026-12-07', indicatorId: 'labour.g2' });
  const logged = await ask(HOMEROOM, logActivity, { params: { classId }, body: one });
  const after = (await read()).body;
  expect(after).toMatchObject({ thisWeek: 1, noticed: 3, records: 14 });
  expect(after.unseen.map(({ pupilId }) => pupilId)).not.toContain(first);
  expect(after.unseen).toHaveLength(2);
  const undo = { clientId: crypto.randomUUID(), reason: 'undo' };
  await ask(HOMEROOM, withdrawActivity, { params: { activityId: logged.body.activityId }, body: undo });
  expect((await read()).body.unseen).toHaveLength(3);
});

test('points beside the score are counted, a child who left is not, and staff of the school read the same', async () => {
  const { read, store, pupils, ask, classId } = await openReport();
  const [first = '', second = ''] = pupils;
  const bonus = activityFor([first, second], { indicatorId: 'arts.e1', level: 'A' });
  expect((await ask(HOMEROOM, logActivity, { params: { classId }, body: bonus })).status).toBe(201);
  const arts = (await read()).body.dimensions.find(({ dimension }) => dimension === 'arts');
  expect(arts).toMatchObject({ withBonus: 2, result: { noticed: 2, scored: 0, mean: null } });
  expect(arts?.indicators.find(({ indicatorId }) => indicatorId === 'arts.e1')).toMatchObject({ weight: 0, pupils: 2 });
  const [homeroom, ...others] = await Promise.all(
    [HOMEROOM, 'labour-d1s1', 'office-d1s1', 'principal-d1s1'].map((as) => read(as)),
  );
  for (const other of others) expect({ ...other.body, why: null }).toEqual({ ...homeroom?.body, why: null });
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    await tx.update(enrolments).set({ endedOn: '2026-11-09' }).where(eq(enrolments.pupilId, second));
  });
  const left = (await read()).body;
  expect(left).toMatchObject({ pupils: 2, noticed: 2 });
  expect(left.dimensions.find(({ dimension }) => dimension === 'arts')?.withBonus).toBe(1);
});

test('a term that is over has no week of now; one that never was is refused; each reading leaves its trace', async () => {
  const { read, store, classId } = await openReport();
  const before = await read(HOMEROOM, { term: '2025-2026-2' });
  expect(before.body).toMatchObject({ term: { isCurrent: false }, thisWeek: null, records: 0, noticed: 0 });
  expect(before.body.unseen).toHaveLength(before.body.pupils);
  expect(await read(HOMEROOM, { term: '2001-2002-1' })).toMatchObject({
    status: 422,
    problem: { errors: [{ path: 'term' }] },
  });
  const traces = await store.read((q) => q.select().from(q.tables.accesses));
  expect(traces).toMatchObject([{ routeId: 'read-class-report', object: classId }]);
});
