import { eq } from 'drizzle-orm';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { acts } from '../../server/acts.ts';
import { pathWith } from '../../server/contract/request.ts';
import { addPupil, endStay, exportStudentNumbers, listMembers } from '../../server/contract/school-year.ts';
import { openSecrets } from '../../server/secrets/secrets.ts';
import { HEAD, openListSchool, XLSX } from '../class-lists/list-school.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';

const OFFICE = 'office-s2';
const PUPILS: Put[][] = [
  ['一年级1班', 1, '麦冬阳', '男', studentNumber(1), '麦远山', '13800000001'],
  ['一年级1班', 2, '苏清和', '女', studentNumber(2), '苏远', '13800000002'],
  ['一年级1班', 3, '陈安', '女', null, '陈书', '13800000003'],
];
const COLUMNS = ['班内学号', '姓名', '性别', '学籍号', '备注'];
const CLOSED = '打不开：这个号码不是用本机现在的密钥加密的';

/** 远山小学 with the class that its office imported: two children with student numbers, one without. */
async function openNumbered(wanted?: Parameters<typeof openListSchool>[0]) {
  const school = await openListSchool(wanted);
  const { world, send } = school;
  const done = await send(await workbook([HEAD, ...PUPILS]));
  expect(done.status).toBe(201);
  const rows = await world.store.read((q) => {
    const { classes } = unsafeTables(q);
    return q.select().from(classes).where(eq(classes.schoolId, school.schoolId));
  });
  const classId = rows[0]?.id ?? '';
  const params = { classId };
  const { pupils } = (await world.ask(OFFICE, listMembers, { params })).body;
  const idOf = (name: string) => pupils.find((one) => one.name === name)?.pupilId ?? '';
  const take = (as: string | undefined = OFFICE, lang: 'zh' | 'en' = 'zh') =>
    world.send(as, 'get', pathWith(exportStudentNumbers.path, { params, query: { lang } }));
  const taken = async (lang: 'zh' | 'en' = 'zh') => {
    const response = await take(OFFICE, lang);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(XLSX);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const [{ data } = { data: [] }] = await readWorkbook(Buffer.from(bytes));
    const cells = data.map((row) => COLUMNS.map((_, index) => row[index] ?? null));
    return { bytes, name: response.headers.get('content-disposition'), title: cells[0]?.[0], rows: cells.slice(2) };
  };
  const reSeal = (name: string, sealed: string) =>
    world.store.write(async (tx) => {
      const t = unsafeTables(tx).pupils;
      await tx
        .update(t)
        .set({ studentNumberSealed: sealed })
        .where(eq(t.id, idOf(name)));
    });
  return { ...school, params, classId, idOf, take, taken, reSeal };
}

test('the office gets the very numbers back that it imported, as texts, and the file is a class list that changes nothing', async () => {
  const { taken, send } = await openNumbered();
  const { bytes, name, title, rows } = await taken();
  expect(title).toBe('远山小学一年级(1)班 名册（含学籍号）');
  expect(decodeURIComponent(name ?? '')).toContain('远山小学一年级(1)班 名册（含学籍号）.xlsx');
  expect(rows).toEqual([
    COLUMNS,
    [1, '麦冬阳', '男', studentNumber(1), null],
    [2, '苏清和', '女', studentNumber(2), null],
    [3, '陈安', '女', null, null],
  ]);
  const again = await send(bytes, { dryRun: true });
  expect([again.status, again.problem.errors]).toEqual([201, undefined]);
  expect([again.body.listed, again.body.unknown]).toEqual([[], []]);
  expect((await taken('en')).rows[1]).toEqual([1, '麦冬阳', 'male', studentNumber(1), null]);
});

test('who has left is not in it; who comes later is, from that day', async () => {
  const { world, params, idOf, taken } = await openNumbered();
  const pupilId = idOf('麦冬阳');
  const left = { clientId: world.newClientId(), lastDay: '2026-11-09' };
  expect((await world.ask(OFFICE, endStay, { params: { ...params, pupilId }, body: left })).status).toBe(200);
  const coming = { name: '欧阳新来', sex: null, studentNumber: studentNumber(9), numberInClass: 9, from: '2026-11-16' };
  const body = { clientId: world.newClientId(), ...coming };
  expect((await world.ask(OFFICE, addPupil, { params, body })).status).toBe(201);
  expect((await taken()).rows.slice(1)).toEqual([
    [2, '苏清和', '女', studentNumber(2), null],
    [3, '陈安', '女', null, null],
    [9, '欧阳新来', null, studentNumber(9), '2026年11月16日起在班'],
  ]);
});

test('a number sealed with another key, or damaged, is said in its cell, and the others are there', async () => {
  const { world, reSeal, taken } = await openNumbered();
  const other = await openSecrets(new Uint8Array(32).fill(7));
  await reSeal('麦冬阳', other.seal(studentNumber(1)));
  const numbersIn = async () => (await taken()).rows.slice(1).map((row) => row[3]);
  expect(await numbersIn()).toEqual([CLOSED, studentNumber(2), null]);
  const whole = world.secrets.seal(studentNumber(1));
  for (const damaged of ['', 'not a seal', whole.slice(0, -4), `A${whole.slice(1)}`, whole.slice(0, 38)]) {
    if (damaged === whole) continue;
    await reSeal('麦冬阳', damaged);
    expect(await numbersIn(), damaged).toEqual([CLOSED, studentNumber(2), null]);
  }
  await reSeal('麦冬阳', whole);
  expect(await numbersIn()).toEqual([studentNumber(1), studentNumber(2), null]);
});

test('each reading is noted with its class and counts before it is answered; no number is anywhere else', async () => {
  const { world, classId, schoolId, idOf, taken } = await openNumbered();
  const own = exportStudentNumbers.id;
  await taken();
  await taken();
  const { accesses, audits, said } = await world.store.read(async (q) => {
    const tables = unsafeTables(q);
    const accessed = await q.select().from(tables.accesses).where(eq(tables.accesses.routeId, own));
    const audited = await q.select().from(tables.audits).where(eq(tables.audits.routeId, own));
    const all: object[] = [];
    for (const table of Object.values(tables)) all.push(...(await q.select().from(table)));
    return { accesses: accessed, audits: audited, said: JSON.stringify(all) };
  });
  const detail = { pupils: 3, numbers: 2 };
  expect(accesses.map(({ object }) => object)).toEqual([classId, classId]);
  expect(audits.map((row) => [row.object, row.personId, row.detail])).toEqual(
    accesses.map(({ personId }) => [classId, personId, detail]),
  );
  const ids: Record<string, string> = { classId, schoolId, pupilId: idOf('麦冬阳') };
  let replies = '';
  let answered = 0;
  for (const { route } of acts) {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    if (route.method !== 'get' || route.id === own || names.some((name) => !ids[name])) continue;
    const response = await world.send(
      OFFICE,
      'get',
      route.path.replaceAll(/:(\w+)/g, (_, name) => ids[name] ?? ''),
    );
    answered += response.status === 200 ? 1 : 0;
    replies += await response.text();
  }
  expect(answered).toBeGreaterThan(10);
  for (const number of [studentNumber(1), studentNumber(2)].map((one) => one.slice(1, -4)))
    for (const text of [said, replies, JSON.stringify(world.lines)]) expect(text.includes(number)).toBe(false);
});

test('nobody else gets a number, and what is refused leaves no note', async () => {
  const { world, take } = await openNumbered();
  const others = ['office-s1', 'office-d1s1', 'principal-d1s1', 'roster-d1', 'officer-d1', 'guardian-d1s1c1p1'];
  for (const as of others) expect([as, (await take(as)).status]).toEqual([as, 404]);
  const path = pathWith(exportStudentNumbers.path, { params: { classId: 'x' } });
  expect((await world.send(undefined, 'get', path)).status).toBe(401);
  const noted = await world.store.read((q) => {
    const { accesses } = unsafeTables(q);
    return q.$count(accesses, eq(accesses.routeId, exportStudentNumbers.id));
  });
  expect(noted).toBe(0);
});

test('where the reading cannot be noted no number is handed out', async () => {
  let isFull = false;
  const full = () => Promise.reject(new Error('no disk'));
  const { take } = await openNumbered({
    wrap: (engine) => ({
      ...engine,
      act: (job) => (isFull && job.name === 'note-access' ? full() : engine.act(job)),
    }),
  });
  isFull = true;
  const refused = await take();
  expect([refused.status, refused.headers.get('content-type')]).toEqual([500, expect.stringContaining('problem+json')]);
});
