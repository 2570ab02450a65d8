import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { setPhotoConsent } from '../../server/contract/photo.ts';
import { readClassDay } from '../../server/contract/recording.ts';
import { changeScheme, listTerms } from '../../server/contract/term.ts';
import { HOMEROOM, LABOUR } from '../support/contributions.ts';
import { dump } from '../support/dump.ts';
import { LAST, NOW, openNoticed, touchesOf, UNTIL } from '../support/notices.ts';
import { saying } from '../support/sources.ts';

const DAY = 86_400_000;
/** What reading and asking leave behind by themselves. */
const ASIDE = ['audits', 'accesses', 'sightings', 'sessions', 'writes'];
/** Features that touch records by the one room, and photos: each has its act among the touches. */
const ROOM = /\b(recordMarks|makeActivity|takeBack|sayAnew|insertPhoto|withdrawPhotoRow)\(/;

test('whoever opens is shown the last day before; the class’s staff read that it runs, and it ends by itself', async () => {
  const { open, read, clock } = await openNoticed();
  const [now, last] = (await read(LABOUR)).terms;
  expect(now).toMatchObject({ term: { code: NOW.code }, state: 'open', wouldEndOn: null, hindrance: 'not-yours' });
  expect(last).toMatchObject({ term: { code: LAST.code }, state: 'open' });
  expect((await read()).terms[0]).toMatchObject({ wouldEndOn: UNTIL, hindrance: null, mayStop: false });
  expect((await open(NOW.code, HOMEROOM, '2026-11-25')).problem).toMatchObject({ status: 409, code: 'stale' });
  expect(await open()).toMatchObject({ status: 201, body: { until: UNTIL } });
  expect((await open()).problem).toMatchObject({ status: 409, code: 'conflict' });
  expect((await read(LABOUR)).terms[0]).toMatchObject({
    state: 'at-notice',
    notice: { from: '2026-11-10', until: UNTIL },
    wouldEndOn: null,
  });
  clock.now += 14 * DAY;
  expect((await read()).terms[0]?.state).toBe('at-notice');
  clock.now += DAY;
  expect((await read()).terms[0]).toMatchObject({ state: 'noticed', notice: { until: UNTIL }, wouldEndOn: null });
  expect((await open()).problem).toMatchObject({ status: 409, code: 'conflict' });
});

test('homeroom teacher, office and principal open; office and principal stop, with a reason that stays, and it is opened anew', async () => {
  const { open, stop, read } = await openNoticed();
  expect((await open(NOW.code, LABOUR)).status).toBe(404);
  for (const as of [HOMEROOM, 'office-d1s1', 'principal-d1s1']) {
    const { status, body } = await open(NOW.code, as);
    expect(status, as).toBe(201);
    expect((await stop(body.noticeId, HOMEROOM)).status).toBe(404);
    const by = as === 'office-d1s1' ? 'principal-d1s1' : 'office-d1s1';
    expect((await stop(body.noticeId, by, `由${as}开始`)).status).toBe(201);
    expect((await stop(body.noticeId, by)).problem).toMatchObject({ status: 409, code: 'conflict' });
  }
  const [now] = (await read()).terms;
  expect(now).toMatchObject({ state: 'open', wouldEndOn: UNTIL });
  expect(now?.stopped.map(({ reason }) => reason)).toEqual(
    [HOMEROOM, 'office-d1s1', 'principal-d1s1'].map((as) => `由${as}开始`),
  );
});

test('two who open at once: one notice stands, the other is told', async () => {
  const { open, store } = await openNoticed();
  const all = await Promise.all([HOMEROOM, 'office-d1s1', 'principal-d1s1'].map((as) => open(NOW.code, as)));
  expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(await store.read((q) => q.select().from(q.tables.notices))).toHaveLength(1);
});

test('only the current term and the one that ended last; a class with nobody has none, nor one whose days nobody knows', async () => {
  const world = await openNoticed();
  const { open, read, clock } = world;
  expect((await open('2025-2026-1')).problem.errors?.[0]?.code).toBe('notice.term');
  expect((await open(LAST.code)).body).toMatchObject({ until: UNTIL });
  clock.now += 67 * DAY;
  // 16 January: four school days are left of the term that is known last.
  expect((await read()).terms[0]).toMatchObject({ wouldEndOn: null, hindrance: 'no-days' });
  expect((await open()).problem.errors?.[0]?.code).toBe('notice.no-days');
  const emptied = await openNoticed();
  await emptied.store.write(async (tx) => {
    await tx.delete(unsafeTables(tx).enrolments);
  });
  expect((await emptied.read()).terms[0]).toMatchObject({ wouldEndOn: null, hindrance: 'no-pupil' });
  expect((await emptied.open()).problem.errors?.[0]?.code).toBe('notice.no-pupil');
});

test('while it runs no act touches a record of that class and term; each says until when, and nothing is written', async () => {
  const world = await openNoticed();
  const touches = await touchesOf(world, NOW.day, LAST.day);
  expect((await world.open()).status).toBe(201);
  const before = await dump(world, ASIDE);
  for (const [name, touch] of Object.entries(touches)) {
    const { status, problem } = await touch();
    expect([status, problem.errors?.[0]], name).toMatchObject([422, { code: 'class.at-notice', until: UNTIL }]);
    expect(await dump(world, ASIDE), name).toEqual(before);
  }
  // Whoever writes records without an act here is told by its file: add the act.
  const acts = saying(ROOM).flatMap((name) => /^server\/features\/\w[\w-]*\/([\w-]+)\.ts$/.exec(name)?.[1] ?? []);
  const named = new Set(Object.keys(touches).map((name) => name.split(' ')[0]));
  // What only an act among them calls: `photo-rules` moves a family's photos when it is approved.
  const called = ['store', 'photo-rules'];
  expect(acts.filter((act) => !called.includes(act)).sort()).toEqual([...named].sort());
});

test('without a notice, after it was stopped, and after its last day all of these are taken', async () => {
  for (const how of ['none', 'stopped', 'ended'] as const) {
    const world = await openNoticed();
    const touches = await touchesOf(world, NOW.day, LAST.day);
    const { body } = how === 'none' ? { body: { noticeId: '' } } : await world.open();
    if (how === 'stopped') await world.stop(body.noticeId);
    if (how === 'ended') world.clock.now += 15 * DAY;
    for (const [name, touch] of Object.entries(touches))
      expect([200, 201], `${how}: ${name}`).toContain((await touch()).status);
  }
});

test('the other term goes on, and so does another class; a family’s word about photos goes always', async () => {
  const world = await openNoticed();
  const touches = await touchesOf(world, NOW.day, LAST.day);
  await world.open(LAST.code);
  for (const name of ['log-activity', 'save-grid', 'import-sheet', 'detach-pupil', 'add-photo'] as const)
    expect([200, 201], name).toContain((await touches[name]()).status);
  // What it says of the other term is in neither direction moved.
  for (const name of ['amend-activity out of the term', 'amend-activity into the term'] as const)
    expect((await touches[name]()).problem.errors?.[0]?.code, name).toBe('class.at-notice');
  await world.open();
  const [pupilId = ''] = world.pupils;
  const said = { params: { pupilId }, body: { clientId: world.newClientId(), isGiven: false } };
  expect((await world.ask('guardian-d1s1c2p1', setPhotoConsent, said)).status).toBe(200);
});

test('whoever is about to record for a day is told before', async () => {
  const { ask, open, classId } = await openNoticed();
  const day = async (on: string) => (await ask(HOMEROOM, readClassDay, { params: { classId, day: on } })).body;
  expect((await day(NOW.day)).noticeUntil).toBeNull();
  await open();
  expect((await day(NOW.day)).noticeUntil).toBe(UNTIL);
  expect((await day(LAST.day)).noticeUntil).toBeNull();
});

test('the district says how long, within the policy; a notice that runs keeps its last day', async () => {
  const { ask, open, read, place, newClientId } = await openNoticed();
  const areaId = place(1, 1, 2).district.id;
  const say = (version: number, noticeDays: number, as = 'officer-d1') =>
    ask(as, changeScheme, {
      params: { areaId },
      body: { clientId: newClientId(), version, noticeDays, answerDays: 5 },
    });
  const scheme = async () => (await ask(HOMEROOM, listTerms, {})).body.districts[0]?.scheme;
  expect(await scheme()).toEqual({ version: 0, noticeDays: 10, answerDays: 5 });
  expect((await say(0, 4)).problem.errors?.[0]).toMatchObject({ code: 'scheme.too-short', path: 'noticeDays' });
  expect((await say(0, 31)).problem.errors?.[0]).toMatchObject({ code: 'scheme.too-long' });
  await open(LAST.code);
  expect(await say(0, 5)).toMatchObject({ status: 200, body: { version: 1 } });
  expect((await say(0, 6, 'roster-d1')).problem).toMatchObject({ status: 409, code: 'stale' });
  expect((await say(1, 6, 'officer-d2')).status).toBe(404);
  const { terms, noticeDays } = await read();
  expect(noticeDays).toBe(5);
  expect(terms.map(({ notice, wouldEndOn }) => [notice?.until, wouldEndOn])).toEqual([
    [undefined, '2026-11-17'],
    [UNTIL, null],
  ]);
});
