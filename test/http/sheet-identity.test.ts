import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { packRoster, studentNumber, user } from '../roster/pack-roster.ts';
import { sendRoster } from '../roster/send-roster.ts';
import { csv, workbook } from '../sheets/make-sheet.ts';
import { openPublicClass, publicCase, publicRoster } from '../sheets/public-class.ts';
import { bytesOf, faultsOf } from '../sheets/sheet-class.ts';
import { TODAY } from '../support/world.ts';

const HEAD = ['姓名', '身高'];
const MARKED = ['姓名', '同名区分', '身高'];

test('a running number printed before somebody joined never says which namesake is meant: refused with what tells them apart', async () => {
  const { give, recorded, ...world } = await openPublicClass();
  expect((await sendRoster(world, publicRoster('delta-newcomer.zip'))).status).toBe(201);
  const refused = await give(publicCase('same-name-number.csv'));
  expect([refused.status, faultsOf(refused)]).toEqual([422, [['2:B:姓名', 'row.same_name']]]);
  expect(refused.problem.errors?.[0]?.message).toContain('名册编号 b、名册编号 c');
  expect(await recorded()).toEqual([]);
  // What was printed to tell them apart does, whoever joined since.
  const told = await give(csv([MARKED, ['王子涵', '名册编号 c', 151], ['王子涵', 'roster id b', 149]]));
  expect(told.body.changes).toEqual({ created: 2, amended: 0, unchanged: 0 });
  expect(await recorded()).toEqual([
    ['b', 'height', 149],
    ['c', 'height', 151],
  ]);
});

test('a unique name decides by itself, whatever number stands beside it, and that the number was not used is a remark', async () => {
  const { give, recorded } = await openPublicClass();
  const done = await give(
    csv([
      ['序号', ...HEAD],
      [3, '安小雨', 140],
    ]),
  );
  expect([done.status, done.body.remarks]).toMatchObject([201, [{ path: '1:A:序号', code: 'count.unused' }]]);
  expect(await recorded()).toEqual([['a', 'height', 140]]);
});

test('sex, and the student number before it, settle namesakes; a number of another child refuses the row', async () => {
  const { give, recorded, change, ...world } = await openPublicClass();
  await change('b', { sex: 'male' });
  // Of c nobody said: it may be a boy as well.
  const unclear = await give(
    csv([
      ['姓名', '性别', '身高'],
      ['王子涵', '女', 151],
    ]),
  );
  expect(faultsOf(unclear)).toEqual([['2:A:姓名', 'row.same_name']]);
  await change('c', { sex: 'female' });
  await give(
    csv([
      ['姓名', '性别', '身高'],
      ['王子涵', '女', 151],
    ]),
  );
  expect(await recorded()).toEqual([['c', 'height', 151]]);

  const numbered = [
    user('b', { givenName: '子涵', familyName: '王', identifier: studentNumber(1) }),
    user('a', { givenName: '小雨', familyName: '安', identifier: studentNumber(2) }),
  ];
  expect((await sendRoster(world, packRoster({ users: numbered }, 'delta'))).status).toBe(201);
  const head = ['姓名', '性别', '学籍号', '身高'];
  const crossed = await give(csv([head, ['王子涵', '男', studentNumber(2), 149]]));
  expect(faultsOf(crossed)).toEqual([['2:A:姓名', 'row.two_pupils']]);
  // Of b the template says the last four now.
  const done = await give(
    csv([head, ['王子涵', '', studentNumber(1).toLowerCase(), 149], ['安小雨', '', studentNumber(3), 140]]),
  );
  expect(done.body.remarks.map(({ path, code }) => [path, code])).toEqual([['3:C:学籍号', 'number.differs']]);
  expect(await recorded()).toEqual([
    ['a', 'height', 140],
    ['b', 'height', 149],
    ['c', 'height', 151],
  ]);
  const said = JSON.stringify([crossed.problem, done.body]);
  expect(said).not.toContain(studentNumber(1).slice(1, 15));
});

test('a child who left is named and passed over when asked, and only when the very lines are named; sums likewise', async () => {
  const { give, recorded, store } = await openPublicClass();
  await store.write(async (tx) => {
    const { enrolments, pupils } = unsafeTables(tx);
    const [c] = await tx.select().from(pupils).where(eq(pupils.sourcedId, 'c'));
    await tx
      .update(enrolments)
      .set({ endedOn: '2026-10-09' })
      .where(and(eq(enrolments.pupilId, c?.id ?? '')));
    await tx.update(pupils).set({ name: '丙已离' }).where(eq(pupils.sourcedId, 'c'));
  });
  const file = csv([HEAD, ['安小雨', 140], ['丙已离', 151], ['王子涵', 149], ['平均', 146.7]]);
  const refused = await give(file);
  expect([refused.status, faultsOf(refused), refused.problem.restCount]).toEqual([
    422,
    [
      ['3:A:姓名', 'pupil.left'],
      ['5:A:姓名', 'row.sum'],
    ],
    2,
  ]);
  expect(refused.problem.errors?.[0]?.message).toContain('2026-10-09');
  for (const passOver of ['3', '5', '3,4,5', '2,3,5']) {
    expect([passOver, (await give(file, { passOver })).status]).toEqual([passOver, 422]);
  }
  expect(await recorded()).toEqual([]);
  const done = await give(file, { passOver: '3,5' });
  expect(done.body).toMatchObject({ changes: { created: 2 }, passedOver: [3, 5], filled: 2 });
  expect(await recorded()).toEqual([
    ['a', 'height', 140],
    ['b', 'height', 149],
  ]);
  // On the day before, the child was there.
  expect((await give(csv([HEAD, ['丙已离', 151]]), { happenedOn: '2026-10-08' })).status).toBe(201);
  // Another fault is none to pass over.
  const both = await give(csv([HEAD, ['丙已离', 151], ['安小雨', 1400]]), { passOver: '2' });
  expect([both.status, both.problem.restCount]).toEqual([422, undefined]);
});

test('a file of the whole school: other classes are counted and named, no faults; of nobody here it says so', async () => {
  const { give, recorded } = await openPublicClass();
  const head = ['年级', '班级', '姓名', '身高'];
  const rows = [
    ['五年级', '1班', '安小雨', 140],
    ['五年级', '2班', '吕小雨', 141],
    ['五年级', '2班', '阿依古丽・买买提', 142],
    ['二年级', '1班', '安小雪', 121],
  ];
  const done = await give(csv([head, ...rows]));
  expect(done.body).toMatchObject({
    filled: 1,
    passedOver: [],
    elsewhereRows: 3,
    elsewhere: [
      { said: '五年级 2班', rows: 2 },
      { said: '二年级 1班', rows: 1 },
    ],
    ignored: [],
  });
  expect(await recorded()).toEqual([['a', 'height', 140]]);
  expect(faultsOf(await give(csv([head, ...rows.slice(1)])))).toEqual([['1::', 'sheet.other_classes']]);
});

test('two sheets that both have the header: which one is asked, both are named, and the one that is named is read', async () => {
  const { give, recorded } = await openPublicClass();
  const file = await workbook([HEAD, ['安小雨', 111]], [HEAD, ['安小雨', 140]]);
  const refused = await give(file);
  expect([refused.status, faultsOf(refused)]).toEqual([
    422,
    [
      ['1::表', 'sheet.which'],
      ['1::表 2', 'sheet.which'],
    ],
  ]);
  expect(refused.problem.errors?.[0]?.message).toContain('“表”、“表 2”');
  expect(faultsOf(await give(file, { sheet: '没有' }))).toEqual([['1::', 'sheet.no_header']]);
  expect((await give(file, { sheet: '表 2' })).status).toBe(201);
  expect(await recorded()).toEqual([['a', 'height', 140]]);
});

test.each([
  ['hidden-sheet-first.xlsx', [['a', 'height', 140]]],
  ['style-only-last-row.xlsx', [['a', 'height', 140]]],
  ['line-break-in-header.csv', [['a', 'height', 140]]],
  ['date1904-time.xlsx', [['a', 'shuttle_50x8', 112]]],
  [
    'two-row-header.xlsx',
    [
      ['a', 'height', 140],
      ['a', 'lung_capacity', 1800],
      ['a', 'weight', 33],
    ],
  ],
])('%s is read as it is seen', async (name, expected) => {
  const { give, recorded } = await openPublicClass();
  expect((await give(publicCase(name))).status).toBe(201);
  expect(await recorded()).toEqual(expected);
});

test('hundredths of electronic timing count up as the standard says, and that is said', async () => {
  const { give, recorded, change } = await openPublicClass();
  await change('b', { name: '白一鸣' });
  const done = await give(publicCase('hundredths.csv'));
  expect(done.body.remarks).toEqual([
    { path: '2:B:50米跑', code: 'value.counted_up', message: '百分位按国家标准非零进一，记到 0.1 秒。' },
  ]);
  expect(await recorded()).toEqual([
    ['a', 'run_50m', 9.2],
    ['b', 'run_50m', 9.1],
  ]);
});

test('the template writes what tells namesakes apart, and no number of the line', async () => {
  const { send, classId, give, recorded } = await openPublicClass();
  const path = `/api/classes/${classId}/sheets/fitness/template?format=csv&happenedOn=${TODAY}`;
  const text = new TextDecoder().decode(await bytesOf(await send('t', 'get', path)));
  expect(text).toContain('姓名,同名区分,身高（厘米）');
  expect(text).toContain('\r\n王子涵,名册编号 b,,');
  expect(text).toContain('\r\n安小雨,,,');
  const filled = text.replace('王子涵,名册编号 c,', '王子涵,名册编号 c,151').replace('安小雨,,', '安小雨,,140');
  expect((await give(new TextEncoder().encode(filled))).status).toBe(201);
  expect(await recorded()).toEqual([
    ['a', 'height', 140],
    ['c', 'height', 151],
  ]);
});
