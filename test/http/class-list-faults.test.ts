import { expect, test } from 'vitest';
import { faultsOf, HEAD, openListSchool, sheet, utf8 } from '../class-lists/list-school.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { rowOf, stateOf } from '../roster/send-roster.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';

const pupil = (n: number, more: Partial<Record<number, Put>> = {}): Put[] =>
  ['一年级1班', n, `麦${'一二三四五六七八九十'[n - 1]}`, '男', studentNumber(n), `麦父${n}`, `1380000000${n}`].map(
    (cell, at) => (at in more ? (more[at] ?? null) : cell),
  );
const CLASS = [1, 2, 3, 4].map((n) => pupil(n));

test('whatever is wrong with a row is said with sheet, row and column; nothing is written and no value is repeated', async () => {
  const { world, send } = await openListSchool();
  await send(await sheet(...CLASS));
  const before = await stateOf(world);
  const refused = async (rows: readonly (readonly Put[])[], said: Parameters<typeof send>[1] = {}) => {
    const answer = await send(await sheet(...rows), { allowShrink: true, ...said });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.problem)).not.toMatch(/麦|G4406|1380000/);
    return faultsOf(answer);
  };
  const [one = [], two = [], ...rest] = CLASS;
  expect(await refused([one, two, ...rest, pupil(5, { 4: studentNumber(1) })])).toEqual(['表:6:E:学籍号 row.twice']);
  expect(await refused([one, pupil(5, { 0: '一年级2班', 4: studentNumber(1) })])).toEqual([
    '表:3:E:学籍号 row.two_classes',
  ]);
  expect(await refused([one, pupil(5, { 1: 1 })])).toEqual(['表:3:C:姓名 row.in_class_twice']);
  expect(await refused([pupil(5, { 1: null, 4: null }), pupil(5, { 1: null, 4: null })])).toEqual([
    '表:2:C:姓名 row.same_name',
    '表:3:C:姓名 row.same_name',
  ]);
  // Numbers that a spreadsheet has cut, and numbers that were right last year.
  expect(await refused([pupil(1, { 4: 4.4e17 }), pupil(2, { 4: '4.40E+17' })])).toEqual([
    '表:2:E:学籍号 value.cut',
    '表:3:E:学籍号 value.cut',
  ]);
  const stale = CLASS.map((row, at) => row.map((cell, column) => (column === 4 ? studentNumber(at + 50) : cell)));
  expect(await refused(stale)).toEqual([2, 3, 4, 5].map((line) => `表:${line}:E:学籍号 number.differs`));
  const slipped = CLASS.map((row, at) => row.map((cell, column) => (column === 2 ? `王${at}` : cell)));
  expect(await refused(slipped)).toEqual([2, 3, 4, 5].map((line) => `表:${line}:C:姓名 number.whose`));
  expect(await refused([pupil(1, { 0: '火箭班' }), pupil(2, { 0: null }), pupil(3, { 0: '2016级1班' })])).toEqual([
    '表:2:A:班级 class.unclear',
    '表:3:A:班级 class.none',
  ]);
  // One number, two people: in the list, and beside whom the school knows.
  expect(await refused([one, pupil(2, { 6: '13800000001' })])).toEqual(['表:3:G:联系电话 person.phone']);
  expect(await refused([pupil(1, { 5: '霍青', 6: '13800000002' })])).toEqual(['表:2:G:联系电话 person.taken']);
  expect(await stateOf(world)).toBe(before);

  // The numbers really changed.
  const changed = await send(await sheet(...stale), { allowOthers: true });
  expect(changed.body.listed.map(({ code }) => code)).toEqual(CLASS.map(() => 'pupil-number'));
});

test('a file that is none, or half of one, or too much, is refused as that', async () => {
  const { world, send } = await openListSchool();
  const before = await stateOf(world);
  const file = await sheet(...CLASS);
  const codeOf = async (bytes: Uint8Array, type?: string) => {
    const { status, problem } = await send(bytes, type ? { type } : {});
    return [status, problem.errors?.map(({ code }) => code)];
  };
  expect(await codeOf(file.slice(0, file.length / 2))).toEqual([422, ['file.damaged']]);
  expect(await codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).toEqual([422, ['file.old_excel']]);
  const many = Array.from({ length: 100_000 }, (_, n) => ['一年级1班', n, `麦${n}`]);
  expect(await codeOf(utf8([HEAD, ...many]), 'text/csv')).toEqual([422, ['file.too_many_rows']]);
  expect(
    await codeOf(
      utf8([
        ['甲', '乙'],
        [1, 2],
      ]),
      'text/csv',
    ),
  ).toEqual([422, ['sheet.no_header']]);
  const two = await workbook([HEAD, ...CLASS], [HEAD, ...CLASS]);
  expect(faultsOf(await send(two))).toEqual(['表:1:: sheet.which', '表 2:1:: sheet.which']);
  expect(await stateOf(world)).toBe(before);
  expect((await send(two, { sheet: '表 2' })).status).toBe(201);
});

test('namesakes are told by their numbers, also by the one in class, whatever order they stand in', async () => {
  const { world, send } = await openListSchool();
  const same = (n: number, more: Partial<Record<number, Put>> = {}) => pupil(n, { 2: '王子涵', 4: null, ...more });
  await send(await sheet(same(1), same(2), pupil(3)));
  const before = await stateOf(world);
  const again = await send(await sheet(pupil(3), same(2), same(1)));
  expect([again.status, again.body.listed]).toEqual([201, []]);
  expect(await stateOf(world)).toBe(before);
  const numbered = await send(await sheet(pupil(3), same(2, { 4: studentNumber(2) }), same(1)));
  expect(numbered.body.listed.map(({ code, to }) => [code, to])).toEqual([
    ['pupil-number', studentNumber(2).slice(-4)],
  ]);
});

const TEACHERS = ['姓名', '电话', '工号', '任教班级', '学科', '班主任'];

test('one person once: a mother of two who also teaches, by phone; whoever the list names as homeroom follows who was', async () => {
  const { world, send } = await openListSchool();
  const both = (n: number) => pupil(n, { 5: '陈书', 6: '13800000009' });
  const staff = [
    TEACHERS,
    ['陈书', '138 0000 0009', null, '一年级1班', '语文', '是'],
    ['霍青', null, 'T007', '一年级1班', '数学', null],
  ];
  const first = await send(await workbook([HEAD, both(1), both(2)], staff));
  expect([first.status, faultsOf(first)]).toEqual([201, undefined]);
  expect(first.body).toMatchObject({ teachers: 2, changes: { staff: { created: 2 }, guardians: { created: 0 } } });
  const state = await stateOf(world);
  const mother = rowOf(state, 'persons', { name: '陈书' });
  expect(rowOf(state, 'grants', { personId: mother['id'] ?? '', role: 'homeroom' })).toMatchObject({ subject: '语文' });
  expect((await send(await workbook([HEAD, both(1), both(2)], staff))).body.listed).toEqual([]);

  const next = await send(await workbook([TEACHERS, ['霍青', null, 'T007', '101', '数学', '一年级1班']]));
  expect(next.body.listed.map(({ code, name, day }) => `${code} ${name} ${day}`)).toEqual([
    'homeroom-ended 陈书 2026-11-09',
    'homeroom-added 霍青 2026-11-10',
    'teacher-ended 霍青 2026-11-09',
  ]);
  expect(faultsOf(await send(await workbook([TEACHERS, ['苏远', null, null, '六年级9班', null, null]])))).toEqual([
    '表:2:D:任教班级 teacher.unknown_class',
  ]);
});
