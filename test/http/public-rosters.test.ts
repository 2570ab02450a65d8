import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { issueCodes } from '../../db/sign-in-codes.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { readClassDay } from '../../server/contract/recording.ts';
import { startSession } from '../../server/contract/session.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { selectSheet } from '../../server/operator/people.ts';
import { newCodes } from '../../server/secrets/sign-in-codes.ts';
import { faultsOf, HEAD, openListSchool } from '../class-lists/list-school.ts';
import { enrollment, homeroom, packRoster, role, smallRoster, studentNumber, user } from '../roster/pack-roster.ts';
import { rowOf, rowsOf, sendRoster, stateOf } from '../roster/send-roster.ts';
import { workbook } from '../sheets/make-sheet.ts';
import { publicRoster } from '../sheets/public-class.ts';
import { activityFor } from '../support/activities.ts';
import { personCalled } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

/** Cases that people who do this job reported of other systems: what is odd in a roster stops nobody, and is said. */

const TERM = { title: '小学期', type: 'term', schoolYear: '2027' };
const SHORT = { ...TERM, sourcedId: 't3', startDate: '2027-06-28', endDate: '2027-07-16' };
const SPRING = { ...TERM, sourcedId: 't2', startDate: '2027-02-22', endDate: '2027-06-25' };

test('a third, short term stops nobody: it and the classes of it alone are passed over and counted, wherever it stands in the file', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const roster = smallRoster();
  const of = (sourcedId: string, number: number, termSourcedIds: string) => ({
    ...homeroom(sourcedId, 3, number),
    termSourcedIds,
  });
  const part = { ...SHORT, sourcedId: 't3a', type: 'gradingPeriod', parentSourcedId: 't3' };
  const sessions = [SHORT, part, ...roster.academicSessions, SPRING];
  const classes = [of('k1', 1, 't1,t2,t3'), of('k2', 2, 't1'), of('k9', 9, 't3'), of('k8', 8, 't3a')];
  const users = [...roster.users, user('summer')];
  const roles = [...roster.roles, role('summer', 'student')];
  const enrollments = [...roster.enrollments, enrollment('summer', 'k9')];
  const all = { ...roster, academicSessions: sessions, classes, users, roles, enrollments };
  const { status, body } = await sendRoster(world, packRoster(all));
  expect([status, body.passedOver]).toEqual([201, [{ reason: 'short-term', rows: 3 }]]);
  const state = await stateOf(world);
  expect(rowOf(state, 'terms', { sourcedId: 't2' })).toMatchObject({ code: '2026-2027-2', endsOn: '2027-06-25' });
  expect(rowsOf(state, 'terms').filter((row) => row['sourcedId'] === 't3')).toEqual([]);
  // By itself it moves no term that is there already.
  const alone = await sendRoster(world, packRoster({ academicSessions: [SHORT] }, 'delta'), { allowDates: false });
  expect([alone.status, alone.body.passedOver]).toEqual([201, [{ reason: 'short-term', rows: 1 }]]);
  expect(await stateOf(world)).toBe(state);
  // A second one of half a year, or one on the days of the first, would be wrong.
  for (const days of [
    { startDate: '2027-06-28', endDate: '2027-08-31' },
    { startDate: '2027-06-20', endDate: '2027-07-10' },
  ]) {
    const wrong = { ...all, academicSessions: [...sessions.slice(1), { ...SHORT, ...days }] };
    expect((await sendRoster(world, packRoster(wrong))).problem.errors?.[0]?.code).toBe('row.term_twice');
  }
});

test('a number of the school’s own in the identifier stops nobody and is not kept; a student number that went wrong is refused', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const roster = smallRoster();
  const withNumbers = (...numbers: string[]) => {
    const users = roster.users.map((row, at) => ({ ...row, identifier: numbers[at] ?? '' }));
    return packRoster({ ...roster, users });
  };
  const { status, body } = await sendRoster(world, withNumbers('20260137', 'XH-0012', studentNumber(3)));
  expect([status, body.passedOver]).toEqual([201, [{ reason: 'own-number', rows: 2 }]]);
  const state = await stateOf(world);
  expect(['p1', 'p2', 'p3'].map((id) => rowOf(state, 'pupils', { sourcedId: id })['numberTail'])).toEqual([
    null,
    null,
    studentNumber(3).slice(-4),
  ]);
  expect(state).not.toContain('20260137');
  const wrong = [studentNumber(3).slice(1), studentNumber(3).slice(0, 9), '4.40E+17'];
  expect((await sendRoster(world, withNumbers(...wrong))).problem.errors?.map(({ path }) => path)).toEqual([
    'users.csv:2:identifier',
    'users.csv:3:identifier',
    'users.csv:4:identifier',
  ]);
  expect(await stateOf(world)).toBe(state);
});

test('the number in a class’s title wins over a code that holds the grade as well; a code alone is understood', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const roster = smallRoster();
  const coded = (sourcedId: string, title: string, classCode: string) => ({
    ...homeroom(sourcedId, 5, 1),
    ...{ title, classCode },
  });
  const classes = [
    ...[coded('k1', '五年级(1)班', '501'), coded('k2', '五年级2班', '999'), coded('k3', '向日葵班', '503')],
    ...[coded('k4', '星星班', '4'), coded('k5', '五（5）班', '2')],
  ];
  expect((await sendRoster(world, packRoster({ ...roster, classes }))).status).toBe(201);
  const state = await stateOf(world);
  const numberOf = (sourcedId: string) => rowOf(state, 'classes', { sourcedId })['number'];
  expect(['k1', 'k2', 'k3', 'k4', 'k5'].map(numberOf)).toEqual([1, 2, 3, 4, 5]);
  const unclear = await sendRoster(
    world,
    packRoster({ ...roster, classes: [coded('k1', '星星班', '601'), ...classes.slice(1)] }),
  );
  expect(unclear.problem.errors?.[0]).toMatchObject({ path: 'classes.csv:2:classCode', code: 'row.class_number' });
});

test('what a Mac packed beside the files is passed over and named', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const { status, body } = await sendRoster(world, publicRoster('mac-finder.zip'), { dryRun: true });
  expect([status, body.extras]).toEqual([201, ['__MACOSX']]);
});

test('a class list: a hidden sheet that comes first is not read, a styled empty last row is empty, a locked workbook says so', async () => {
  const { send } = await openListSchool();
  const row = (name: string, n: number) => ['一年级1班', n, name, '男', studentNumber(n), '麦父', '13800000001'];
  const parts = unzipSync(await workbook([HEAD, row('麦旧', 9)], [HEAD, row('麦一', 1)]));
  const change = (name: string, by: (xml: string) => string) => {
    parts[name] = strToU8(by(strFromU8(parts[name] ?? new Uint8Array())));
  };
  change('xl/workbook.xml', (xml) => xml.replace('<sheet ', '<sheet state="hidden" '));
  change('xl/worksheets/sheet2.xml', (xml) =>
    xml.replace('</sheetData>', '<row r="8"><c r="A8" s="1"/><c r="C8" s="1"/></row></sheetData>'),
  );
  const read = await send(zipSync(parts));
  expect([read.status, read.body.classes.map(({ after }) => after)]).toEqual([201, [1]]);
  expect(read.body.sheets).toEqual([{ name: '表 2', kind: 'pupils', rows: 1 }]);
  const locked = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1000),
    Buffer.from('EncryptionInfo\0EncryptedPackage\0', 'utf16le'),
  ]);
  expect(faultsOf(await send(locked))).toEqual([' file.password']);
});

test('codes printed for one school, then for another: a parent in both, who also teaches, keeps the first one, and the second sheet says since when', async () => {
  const world = await openWorld();
  const { store, clock, place, newClientId, ask } = world;
  const [one, two] = [place(1, 1, 2), place(1, 2, 1)];
  const parent = 'guardian-d1s1c2p1';
  await store.write(async (tx) => {
    const { id: personId } = await personCalled(world, parent);
    const span = { startsOn: '2026-09-01', endsOn: null, subject: null, sourcedId: null };
    const give = (role: 'guardian' | 'teacher', placeKind: 'pupil' | 'class', placeId = '') =>
      tx.insert(unsafeTables(tx).grants).values({ id: newClientId(), personId, role, placeKind, placeId, ...span });
    await give('guardian', 'pupil', two.pupils[0]);
    await give('teacher', 'class', two.classId);
  });
  // As the operator's command does it, class by class.
  const print = async (classId: string, kind: 'guardians' | 'staff' = 'guardians') => {
    const when = { now: clock.now, today: shanghaiDay(clock.now) };
    const sheet = await store.read((q) => selectSheet(q, classId, kind, when));
    const fresh = await newCodes(sheet.flatMap((row) => (row.state === 'none' ? row.personId : [])));
    await store.write((tx) => issueCodes(tx, fresh, clock.now));
    const row = sheet.find(({ username }) => username === parent);
    return { row, code: fresh.find(({ personId }) => personId === row?.personId)?.code };
  };
  const first = await print(one.classId);
  expect([first.row?.state, first.code]).toEqual(['none', expect.any(String)]);
  clock.now += 3 * 86_400_000;
  for (const kind of ['guardians', 'staff'] as const) {
    const second = await print(two.classId, kind);
    expect([kind, second.code, second.row]).toMatchObject([
      kind,
      undefined,
      { state: 'has-code', since: '2026-11-10' },
    ]);
  }
  const body = { username: parent, password: first.code ?? '' };
  expect((await ask(undefined, startSession, { body })).status).toBe(201);
});

test('what happened on 25 June is entered in November: it belongs to the term that was, and is late', async () => {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const params = { classId, day: '2026-06-25' };
  const { body: day } = await world.ask('homeroom-d1s1c2', readClassDay, { params });
  expect(day).toMatchObject({ isLate: true, term: { code: '2025-2026-2' } });
  const body = activityFor(pupils, { happenedOn: '2026-06-25' });
  expect((await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })).status).toBe(201);
});
