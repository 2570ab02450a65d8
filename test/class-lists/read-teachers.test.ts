import { expect, test } from 'vitest';
import { readLists } from '../../server/class-lists/read-lists.ts';
import type { Oddity } from '../../server/sheets/sheet.ts';
import { faultsIn, read, sheetOf } from './lists-in.ts';

test('formulas without a result, errors and joined cells are faults where they are read', () => {
  const rows = [
    ['姓名', '班级', '性别', '爱好'],
    ['麦冬阳', '101', null, null],
    [null, '101', '女', null],
  ];
  const odd = (line: number, column: number, code: Oddity['code']) => ({ line, column, code });
  const oddities = [odd(2, 2, 'value.formula'), odd(2, 3, 'value.error'), odd(3, 0, 'row.merged')];
  const found = readLists([sheetOf(rows, '', oddities)], { columns: new Map() });
  expect(faultsIn(found)).toEqual(['2 C value.formula', '3 A row.merged']);
});

test('teachers: subjects, classes in every form, and who is homeroom of which', () => {
  const found = read([
    ['姓名', '电话', '工号', '任教班级', '学科', '班主任'],
    ['陈书', '13800000003', null, '三(1)、三(2)班', '语文', '三(1)班'],
    ['霍青', null, 'T007', '301 302', '数学', null],
    ['麦远山', null, null, '一年级1班', '体育', '是'],
    ['苏远', null, null, null, '校医', null],
    ['区长', null, null, '301，302', '音乐', '是'],
  ]);
  const said = found.teachers.map(({ name, staffNumber, subject, classes }) => [
    name,
    staffNumber,
    subject,
    classes
      .map(({ said: [first], isHomeroom }) => `${first?.grade}(${first?.number})${isHomeroom ? '*' : ''}`)
      .join(' '),
  ]);
  expect(said).toEqual([
    ['陈书', null, '语文', '3(1) 3(2) 3(1)*'],
    ['霍青', 'T007', '数学', '3(1) 3(2)'],
    ['麦远山', null, '体育', '1(1)*'],
    ['区长', null, '音乐', '3(1)* 3(2)*'],
  ]);
  expect(faultsIn(found)).toEqual(['6 F teacher.homeroom']);
  expect(found.passed).toEqual(new Map([['teacher-without-class', 1]]));
});
