import { expect, test } from 'vitest';
import { inOrder } from '../../web/parts/pupil-order.ts';

const named = (number: number, name: string) => ({ number, name });
const numbersOf = (order: 'number' | 'name', pupils: readonly ReturnType<typeof named>[]) =>
  inOrder(pupils, order, ({ name }) => name).map(({ number }) => number);
const ROOM = [named(1, '周明远'), named(2, '李雨桐'), named(3, '阿依古丽'), named(4, '李安'), named(5, '王一诺')];

test('by number the list is as the class has it; by name it goes by pinyin, and not by the code of the character', () => {
  expect(numbersOf('number', ROOM)).toEqual([1, 2, 3, 4, 5]);
  expect(numbersOf('name', ROOM)).toEqual([3, 4, 2, 5, 1]);
  expect(ROOM.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
});

test('namesakes stay in the order of the class', () => {
  expect(numbersOf('name', [named(7, '王一诺'), named(2, '王一诺'), named(9, '白露'), named(4, '王一诺')])).toEqual([
    9, 7, 2, 4,
  ]);
});
