import { expect, test } from 'vitest';
import { readLists } from '../../server/class-lists/read-lists.ts';
import type { Cell } from '../../server/sheets/sheet.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { faultsIn, read, sheetOf } from './lists-in.ts';

const classOf = ({ said: [first] }: ReturnType<typeof readLists>['pupils'][number]) =>
  first && [first.entered ? `${first.entered.year}级` : first.grade, first.number];

/** The columns of the national register, as it exports them, with a title above and a sum below. */
const REGISTER: Cell[] = [
  ...[
    '学校标识码',
    '姓名',
    '性别',
    '出生日期',
    '身份证件号',
    '年级',
    '班级',
    '班内学号',
    '学籍号',
    '学籍辅号',
    '就读方式',
  ],
  ...[1, 2].flatMap((n) => [`成员${n}姓名`, `成员${n}关系`, `成员${n}是否监护人`, `成员${n}联系电话`]),
];
const FAMILY: Cell[] = ['麦远山', '父亲', '是', '138-0000 0001', '霍青', '祖母', '否', '13800000002'];
const row = (name: string, n: number, more: Cell[] = FAMILY): Cell[] => [
  ...['3144000000', name, '男', '2019-05-01', '990000201905010011', '一年级', '1班', n, studentNumber(n), 'F1', '走读'],
  ...more,
];

test('the export of the national register is known by its headings, and no more of it is read than is kept', () => {
  const found = read([
    ['溪畔小学学生基本信息'],
    REGISTER,
    row('麦冬阳', 1),
    row('苏清和', 2, ['苏远', '母亲', '是', '+86 13800000003', null, null, null, null]),
    ['合计', '2人'],
  ]);
  expect(faultsIn(found)).toEqual([]);
  expect(found.unknown).toEqual([]);
  expect(found.passed).toEqual(new Map([['sum', 1]]));
  expect(found.pupils).toMatchObject([
    {
      name: '麦冬阳',
      sex: 'male',
      number: studentNumber(1),
      numberInClass: 1,
      place: { line: 3, column: 'B', heading: '姓名' },
      guardians: [{ name: '麦远山', phone: '13800000001', place: { column: 'O', heading: '成员1联系电话' } }],
    },
    { name: '苏清和', guardians: [{ name: '苏远', phone: '13800000003' }] },
  ]);
  expect(found.pupils.map(classOf)).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(JSON.stringify(found)).not.toMatch(/990000|2019-05|F1/);
});

test('the plain headings: a phone alone is of the one before it, and a guardian without a name is called after the child', () => {
  const found = read([
    ['序号', '姓名', '性别', '班级', '学号', '家长', '电话', '备注'],
    [1, '麦冬阳', '男', '一年级1班', 7, '麦远山', 13800000001, '住校'],
    [2, '苏清和', '女', '一年级1班', 8, null, '0757-86000000', null],
    [3, '陈安', '2', '一年级1班', studentNumber(3), '无', '无', null],
  ]);
  expect(faultsIn(found)).toEqual([]);
  expect(found.pupils).toMatchObject([
    { numberInClass: 7, number: null, guardians: [{ name: '麦远山', phone: '13800000001', isCalled: false }] },
    { numberInClass: 8, sex: 'female', guardians: [{ name: '苏清和家长', phone: '075786000000', isCalled: true }] },
    { numberInClass: null, sex: 'female', number: studentNumber(3), guardians: null },
  ]);
});

test('father and mother, in a header of two rows with joined cells', () => {
  const found = read([
    ['姓名', '班级', '父亲', null, '母亲', null],
    [null, null, '姓名', '电话', '姓名', '电话'],
    ['麦冬阳', '101', '麦远山', '13800000001', '霍青', '13800000002'],
  ]);
  expect(faultsIn(found)).toEqual([]);
  expect(found.pupils[0]?.guardians).toMatchObject([
    { name: '麦远山', phone: '13800000001' },
    { name: '霍青', phone: '13800000002' },
  ]);
});

test.each([
  ['一年级1班', null, [1, 1]],
  ['1班', '一年级', [1, 1]],
  ['（1）班', '3', [3, 1]],
  ['2025级8班', null, ['2025级', 8]],
  ['8班', '2025级', ['2025级', 8]],
  ['101', null, [1, 1]],
  ['五年级（1）班', null, [5, 1]],
  ['初一3班', null, [7, 3]],
  [101, null, [1, 1]],
])('the class %s, grade %s', (className, grade, wanted) => {
  const [pupil] = read([
    ['姓名', '年级', '班级', '性别'],
    ['麦冬阳', grade, className, '男'],
  ]).pupils;
  expect(pupil && classOf(pupil)).toEqual(wanted);
});

test('the class may stand in the tab, in the title, or be said by whoever sends the list; a cell joined down the rows is of all', () => {
  const head = ['姓名', '性别'];
  const tabs = ['一年级1班', '一年级2班'].map((name) => sheetOf([head, ['麦冬阳', '男']], name));
  expect(readLists(tabs, { columns: new Map() }).pupils.map(classOf)).toEqual([
    [1, 1],
    [1, 2],
  ]);
  const titled = read([['溪畔小学二年级3班学生名单'], head, ['麦冬阳', '男']]);
  expect(titled.pupils.map(classOf)).toEqual([[2, 3]]);
  const bare = [head, ['麦冬阳', '男']];
  expect(faultsIn(read(bare))).toEqual(['2  class.none']);
  expect(read(bare, { className: '三年级2班' }).pupils.map(classOf)).toEqual([[3, 2]]);
  const merged = sheetOf(
    [
      ['班级', '姓名'],
      ['一年级1班', '麦冬阳'],
      [null, '苏清和'],
    ],
    '',
    [{ line: 3, column: 0, code: 'row.merged' }],
  );
  expect(readLists([merged], { columns: new Map() }).pupils.map(classOf)).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('two sheets that may both be meant are asked about; the one named is read, beside the teachers’ sheet', () => {
  const head = ['姓名', '班级', '性别'];
  const sheets = [
    sheetOf([head, ['麦冬阳', '101', '男']], '上学期'),
    sheetOf([head, ['苏清和', '101', '女']], '下学期'),
    sheetOf(
      [
        ['教师姓名', '任教班级'],
        ['陈书', '一年级1、2班'],
      ],
      '教师',
    ),
  ];
  const asked = readLists(sheets, { columns: new Map() });
  expect(asked.faults.map(({ sheet, code }) => `${sheet} ${code}`)).toEqual([
    '上学期 sheet.which',
    '下学期 sheet.which',
  ]);
  const found = readLists(sheets, { columns: new Map(), sheet: '下学期' });
  expect(found.pupils.map(({ name }) => name)).toEqual(['苏清和']);
  expect(
    found.teachers.map(({ classes }) => classes.map(({ said: [first] }) => [first?.grade, first?.number])),
  ).toEqual([
    [
      [1, 1],
      [1, 2],
    ],
  ]);
});

test('a heading that nobody knows is named with its column, and read once somebody says what it means', () => {
  const rows = [
    ['小朋友', '哪个班', '妈咪手机', '爱好'],
    ['麦冬阳', '101', '13800000001', '醒狮'],
  ];
  expect(faultsIn(read(rows))).toEqual(['1  sheet.no_header']);
  const columns = new Map([
    ['A', 'name'],
    ['B', 'class'],
    ['C', 'guardian-1-phone'],
  ]);
  const found = read(rows, { columns });
  expect(found.unknown).toEqual([{ sheet: '', column: 'D', heading: '爱好' }]);
  expect(found.pupils).toMatchObject([{ name: '麦冬阳', guardians: [{ name: '麦冬阳家长', phone: '13800000001' }] }]);
});

test('every fault has its row and column, and none its value', () => {
  const found = read([
    ['姓名', '班级', '性别', '学籍号', '班内学号', '电话'],
    ['甲', '101', 'x', null, null, null],
    ['乙', '101', '男', 4.4e17, null, null],
    ['丙', '101', '男', '4.40E+17', null, '1.38E+10'],
    ['丁', '101', '男', studentNumber(1).replace(/.$/, 'Z'), 'a', '1380000'],
    ['戊', '火箭班', '男', studentNumber(2).slice(1), null, '13800000001 13800000002'],
    [null, '101', '男', null, 5, null],
  ]);
  expect(faultsIn(found)).toEqual([
    '2 C value.sex',
    '3 D value.cut',
    '4 F value.cut',
    '4 D value.cut',
    '5 D number.characters',
    '5 E value.in_class',
    '6 F value.phone',
    '6 D number.length',
    '6 B class.unclear',
    '7 A row.no_name',
  ]);
});

test('kindergarten, several grades, remarks and headers that a print repeats are no pupils, and counted', () => {
  const head = ['姓名', '班级', '性别'];
  const found = read([
    head,
    ['甲', '大(1)班', '男'],
    ['乙', '三、四年级复式班', '男'],
    ['丙', '培智班', '男'],
    ['麦冬阳', '101', '男'],
    head,
    ['小计', null, null],
    ['备注：以上为正式学籍', null, null],
    ['男生：23人', null, null],
  ]);
  expect(found.pupils.map(({ name }) => name)).toEqual(['麦冬阳']);
  expect(Object.fromEntries(found.passed)).toEqual({ kindergarten: 1, 'multi-grade': 1, special: 1, sum: 2, note: 1 });
});
