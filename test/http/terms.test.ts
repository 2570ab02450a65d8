import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { readMe } from '../../server/contract/session.ts';
import { addTerm, changeTerm, listTerms } from '../../server/contract/term.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { enrollment } from '../roster/pack-roster.ts';
import { sendRoster } from '../roster/send-roster.ts';
import { delta } from '../roster/small-world.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { openWorld } from '../support/world.ts';

const [OFFICER, ROSTER, HOMEROOM] = ['officer-d1', 'roster-d1', 'homeroom-d1s1c2'];
const AUTUMN = { startsOn: '2026-09-01', endsOn: '2027-01-22', daysOff: [], holdsBreakBefore: false };
type Dates = {
  startsOn: string;
  endsOn: string;
  daysOff: { from: string; to: string; name: string }[];
  holdsBreakBefore: boolean;
};
const HOLIDAY = { from: '2026-10-01', to: '2026-10-07', name: '国庆节' };

async function openCalendar() {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const { ask, newClientId } = world;
  const params = { areaId: at.district.id };
  const add = (as: string, said: Dates) => ask(as, addTerm, { params, body: { clientId: newClientId(), ...said } });
  const change = (as: string, said: object, seen: object = AUTUMN, code = '2026-2027-1') =>
    ask(as, changeTerm, {
      params,
      body: { clientId: newClientId(), code, ...AUTUMN, ...said, seen: { ...AUTUMN, ...seen } },
    });
  const calendar = async (as: string) => (await ask(as, listTerms, {})).body.districts;
  const log = (happenedOn: string) =>
    ask(HOMEROOM, logActivity, { params: { classId: at.classId }, body: activityFor(at.pupils, { happenedOn }) });
  const termOfRecord = async (activityId: string) => {
    const rows = await world.store.read((q) => q.select().from(q.tables.activities));
    const termId = rows.find((row) => row.id === activityId)?.termId;
    return at.district.terms.find((term) => term.id === termId)?.code;
  };
  return { ...world, at, add, change, calendar, log, termOfRecord };
}

test('all staff read the calendar with weeks and rubrics in force; the district alone may change it', async () => {
  const { calendar, at } = await openCalendar();
  const [district] = await calendar(HOMEROOM);
  expect(district).toMatchObject({
    areaId: at.district.id,
    mayChange: false,
    next: { code: '2026-2027-2', startsOn: '2027-02-24', endsOn: '2027-07-10' },
  });
  expect(district?.terms.map(({ code, weeks, isCurrent }) => [code, weeks, isCurrent])).toEqual([
    ['2026-2027-1', 21, true],
    ['2025-2026-2', 20, false],
  ]);
  expect(district?.terms[0]?.rubrics.map((one) => [one.dimension, one.version])).toContainEqual(['labour', 1]);
  for (const who of [OFFICER, ROSTER]) expect((await calendar(who))[0]?.mayChange).toBe(true);
});

test('the next term is added once, with the newest rubrics pinned, and records can be made in it', async () => {
  const { add, calendar, clock, ask, store, at } = await openCalendar();
  const spring = { startsOn: '2027-02-22', endsOn: '2027-07-09', daysOff: [], holdsBreakBefore: false };
  expect(await add(ROSTER, spring)).toMatchObject({ status: 201, body: { code: '2026-2027-2' } });
  expect((await add(OFFICER, spring)).problem.errors?.[0]?.code).toBe('term.notNext');
  const [latest, before] = (await calendar(OFFICER))[0]?.terms ?? [];
  expect(latest).toMatchObject({ code: '2026-2027-2', isCurrent: false, ...spring });
  expect(latest?.rubrics).toEqual(before?.rubrics);
  expect((await ask(HOMEROOM, readMe, {})).body.terms.map((term) => term.code)).toContain('2026-2027-2');
  const rows = await store.read((q) => q.select().from(unsafeTables(q).terms));
  expect(rows.filter((row) => row.code === '2026-2027-2').map((row) => row.districtId)).toEqual([at.district.id]);
  clock.now += 120 * 86_400_000;
  expect((await calendar(OFFICER))[0]?.terms[0]).toMatchObject({ code: '2026-2027-2', isCurrent: true });
});

test.each([
  ['backwards', { startsOn: '2027-03-01', endsOn: '2027-02-28' }, 'term.backwards'],
  ['a year too far', { startsOn: '2027-02-24', endsOn: '2028-07-10' }, 'term.tooLong'],
  ['over the running term', { startsOn: '2027-01-20', endsOn: '2027-07-10' }, 'term.overlap'],
  ['the half after', { startsOn: '2027-09-01', endsOn: '2028-01-20' }, 'term.notNext'],
  ['a holiday outside', { startsOn: '2027-02-24', endsOn: '2027-07-10', daysOff: [{ ...HOLIDAY }] }, 'daysOff.outside'],
])('a term that is %s is refused and changes nothing', async (_, said, code) => {
  const { add, calendar } = await openCalendar();
  const refused = await add(OFFICER, { ...AUTUMN, ...said });
  expect([refused.status, refused.problem.errors?.[0]?.code]).toEqual([422, code]);
  expect((await calendar(OFFICER))[0]?.terms).toHaveLength(2);
});

test('days off are added and taken away; who saw an older calendar is told so', async () => {
  const { change, calendar } = await openCalendar();
  const midAutumn = { from: '2026-09-25', to: '2026-09-27', name: '中秋节' };
  expect((await change(OFFICER, { daysOff: [HOLIDAY, midAutumn] })).status).toBe(200);
  expect((await calendar(HOMEROOM))[0]?.terms[0]?.daysOff).toEqual([midAutumn, HOLIDAY]);
  expect(await change(ROSTER, { daysOff: [] })).toMatchObject({ status: 409, problem: { code: 'stale' } });
  const seen = { daysOff: [midAutumn, HOLIDAY] };
  const overlapping = await change(ROSTER, { daysOff: [HOLIDAY, { ...HOLIDAY, from: '2026-10-07' }] }, seen);
  expect(overlapping.problem.errors?.[0]).toMatchObject({ code: 'daysOff.overlap', path: 'daysOff[1]' });
  expect((await change(ROSTER, { daysOff: [midAutumn] }, seen)).status).toBe(200);
  expect((await calendar(HOMEROOM))[0]?.terms[0]?.daysOff).toEqual([midAutumn]);
});

test('dates that leave records outside are refused with how many; a withdrawn one does not hold them', async () => {
  const { change, log, ask, newClientId, calendar, termOfRecord } = await openCalendar();
  const first = (await log('2026-09-01')).body.activityId;
  await log('2026-11-10');
  const later = { startsOn: '2026-09-03' };
  expect(await change(OFFICER, later)).toMatchObject({
    status: 422,
    problem: { errorCount: 1, errors: [{ code: 'term.recordsOutside' }] },
  });
  expect(await change(OFFICER, { startsOn: '2026-11-11' })).toMatchObject({ status: 422, problem: { errorCount: 2 } });
  expect((await calendar(OFFICER))[0]?.terms[0]?.startsOn).toBe('2026-09-01');
  const body = { clientId: newClientId(), reason: '记错了' };
  expect((await ask(HOMEROOM, withdrawActivity, { params: { activityId: first }, body })).status).toBe(201);
  expect((await change(OFFICER, later)).status).toBe(200);
  expect(await termOfRecord((await log('2026-09-02')).body.activityId)).toBe('2025-2026-2');
});

test('a term that begins earlier takes its pupils along, and the figures stay what the evidence gives', async () => {
  const world = await openCalendar();
  await world.log('2026-09-01');
  expect((await world.change(OFFICER, { startsOn: '2026-08-31' })).status).toBe(200);
  expect(await world.termOfRecord((await world.log('2026-08-31')).body.activityId)).toBe('2026-2027-1');
  expect(await rebuiltDifferences(world, world.at.classId)).toBe(0);
});

test('another half, another district and an unknown term are refused', async () => {
  const { change, ask, place, newClientId } = await openCalendar();
  expect((await change(OFFICER, { startsOn: '2027-01-10' })).problem.errors?.[0]?.code).toBe('term.otherHalf');
  expect((await change(OFFICER, {}, {}, '2030-2031-1')).problem.errors?.[0]?.path).toBe('code');
  const body = { clientId: newClientId(), code: '2026-2027-1', ...AUTUMN, seen: AUTUMN };
  expect((await ask(OFFICER, changeTerm, { params: { areaId: place(2, 1, 1).district.id }, body })).status).toBe(404);
});

test('the holidays before a term are its own where the district says so, and then what is recorded for them is as well', async () => {
  const { ask, change, add, calendar, log, clock, at, store } = await openCalendar();
  expect((await calendar(HOMEROOM))[0]?.terms.map((one) => one.holdsBreakBefore)).toEqual([false, false]);
  const spring = { startsOn: '2027-02-24', endsOn: '2027-07-10', daysOff: [], holdsBreakBefore: false };
  expect((await add(OFFICER, spring)).status).toBe(201);
  clock.now = shanghaiNoon('2027-02-10');
  const isCurrent = async () => (await calendar(OFFICER))[0]?.terms.find((one) => one.isCurrent)?.code;
  expect(await isCurrent()).toBe('2026-2027-1');
  expect((await log('2027-02-01')).status).toBe(201);
  const toSpring = { ...spring, holdsBreakBefore: true };
  // The one from February stands in the autumn, where it would no longer belong.
  expect(await change(OFFICER, toSpring, spring, '2026-2027-2')).toMatchObject({
    status: 422,
    problem: { errorCount: 1, errors: [{ code: 'term.recordsOutside' }] },
  });
  // A day of the autumn itself more or less does not matter to it: the day belongs to the autumn still.
  expect((await change(OFFICER, { endsOn: '2027-01-20' })).status).toBe(200);
  const [wrong] = await store.read((q) => q.select().from(q.tables.activities));
  const body = { clientId: randomUUID(), reason: '记错了' };
  const params = { activityId: wrong?.id ?? '' };
  expect((await ask(HOMEROOM, withdrawActivity, { params, body })).status).toBe(201);
  expect((await change(OFFICER, toSpring, spring, '2026-2027-2')).status).toBe(200);
  expect(await change(ROSTER, spring, spring, '2026-2027-2')).toMatchObject({ status: 409 });
  expect((await calendar(HOMEROOM))[0]?.terms[0]).toMatchObject({ holdsBreakBefore: true, isCurrent: true });
  expect(await isCurrent()).toBe('2026-2027-2');
  expect(at.district.terms).toHaveLength(2);
});

test('a term that is added with the holidays before it is refused while they have records in the term before', async () => {
  const { add, log, clock } = await openCalendar();
  clock.now = shanghaiNoon('2027-02-10');
  await log('2027-02-01');
  const spring = { startsOn: '2027-02-24', endsOn: '2027-07-10', daysOff: [] };
  expect(await add(OFFICER, { ...spring, holdsBreakBefore: true })).toMatchObject({
    status: 422,
    problem: { errorCount: 1, errors: [{ code: 'term.recordsOutside' }] },
  });
  expect((await add(OFFICER, { ...spring, holdsBreakBefore: false })).status).toBe(201);
});

test('who left in the last days of a term was there to its end, where it ends before them; the figures follow', async () => {
  const world = await openCalendar();
  const leaving = enrollment('d1s1c2p1', 'd1s1c2', { schoolSourcedId: 'd1s1', endDate: '2027-01-20' });
  expect((await sendRoster(world, delta({ enrollments: [leaving] }))).status).toBe(201);
  world.clock.now = shanghaiNoon('2027-02-10');
  const job = { name: 'turn-day', actor: undefined, params: {}, now: world.clock.now };
  await world.engine.act({ ...job, input: world.at.district.id });
  const sizes = async () => {
    const rows = await world.store.read((q) => q.select().from(q.tables.rollups));
    return new Set(rows.flatMap((row) => (row.classId === world.at.classId ? row.pupils : [])));
  };
  expect(await sizes()).toContain(2);
  expect((await world.change(OFFICER, { endsOn: '2027-01-18' })).status).toBe(200);
  expect(await sizes()).not.toContain(2);
  expect(await rebuiltDifferences(world, world.at.classId)).toBe(0);
});
