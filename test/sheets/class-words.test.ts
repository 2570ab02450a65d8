import { expect, test } from 'vitest';
import { classesSaid, classInTitle, isElsewhere, notKept } from '../../server/sheets/class-words.ts';

const own = { grade: 5, number: 1 };
const isOther = (grade: string | number | null, name: string | number | null) =>
  isElsewhere(classesSaid(grade, name), own);

test.each([
  [null, '五年级(1)班'],
  [null, '5年级1班'],
  [null, '五（1）班'],
  [null, '五一班'],
  [null, '小学五年级1班'],
  [null, '501'],
  [null, 501],
  [null, '0501'],
  [null, '5-1'],
  ['五年级', '1班'],
  [5, 1],
  [15, 1],
  [null, '（1）班'],
  ['五年级', null],
  [null, '2022级1班'],
])('%s %s may be class 5(1)', (grade, name) => {
  expect([classesSaid(grade, name).length > 0, isOther(grade, name)]).toEqual([true, false]);
});

test.each([
  [null, '五年级(2)班'],
  [null, '四年级1班'],
  [null, '六一班'],
  [null, '502'],
  [null, '5-11'],
  ['五年级', '十一班'],
  [14, 1],
  [null, '2班'],
  [null, '2022级2班'],
  ['四年级', null],
  [null, '初一(1)班'],
])('%s %s is surely another', (grade, name) => {
  expect(isOther(grade, name)).toBe(true);
});

test.each([
  [null, '阳光班'],
  [null, '5.1'],
  [null, 5.1],
  [null, null],
  [null, '20220501'],
  ['毕业班', '甲'],
])('%s %s is not guessed', (grade, name) => {
  expect(classesSaid(grade, name)).toEqual([]);
});

test('11 is a first grade in the national form and a grade of its own: neither is called another class', () => {
  const said = classesSaid(11, 3);
  expect([1, 11, 5].map((grade) => isElsewhere(said, { grade, number: 3 }))).toEqual([false, false, true]);
});

test.each([
  [null, '2025级8班', 2025, null, 8],
  ['2025级', '(8)班', 2025, null, 8],
  ['2025', 8, 2025, null, 8],
  [null, '初2025级8班', 2025, 'junior', 8],
  [null, '小学2025级（8）班', 2025, 'primary', 8],
])('%s %s is class %s by its entry year', (grade, name, year, stage, number) => {
  expect(classesSaid(grade, name)).toEqual([{ grade: null, number, entered: { year, stage } }]);
});

test.each([
  ['溪畔小学2026学年一年级1班学生名单', [1, 1]],
  ['初一（3）班花名册', [7, 3]],
  ['2026年春季学期学生名单', undefined],
  ['教师名单', undefined],
])('the title %s names the class', (title, wanted) => {
  const [said] = classInTitle(title);
  expect(said && [said.grade, said.number]).toEqual(wanted);
});

test.each([
  [null, '大(1)班', 'kindergarten'],
  ['中班', '1班', 'kindergarten'],
  [null, '小二班', 'kindergarten'],
  ['学前班', '1', 'kindergarten'],
  [null, '三、四年级复式班', 'multi-grade'],
  [null, '培智班', 'special'],
  [null, '小学五年级1班', undefined],
  ['三年级', '2班', undefined],
])('%s %s is kept or not: %s', (grade, name, wanted) => {
  expect(notKept(grade, name)).toBe(wanted);
});
