import { expect, test } from 'vitest';
import { classesSaid, isElsewhere } from '../../server/sheets/class-words.ts';

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
  ['四年级', null],
  [null, '初一(1)班'],
])('%s %s is surely another', (grade, name) => {
  expect(isOther(grade, name)).toBe(true);
});

test.each([
  [null, '阳光班'],
  [null, '2022级1班'],
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
