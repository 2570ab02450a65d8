import { expect, test } from 'vitest';
import { GridKeys, type Pressed } from '../../web/pages/grid/grid-keys.ts';
import { gridOfThree, shown } from './grid-sample.ts';

const PLAIN = { code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

function open() {
  const store = gridOfThree();
  const keys = new GridKeys(store);
  const press = (key: string, more: Partial<Pressed> = {}) => keys.press({ ...PLAIN, key, ...more });
  const at = () => [store.cursor.row, store.cursor.column];
  return { store, press, at, here: () => shown(store)[store.cursor.row]?.[store.cursor.column] };
}

test('1–4 and the letters are the levels, 0 and O an observation; what is none of the scale does nothing', () => {
  const { press, here } = open();
  const given = ['1', 'b', 'Ｃ', '４', '0', 'A', 'o'].map((key) => [press(key), here()]);
  expect(given).toEqual(['A', 'B', 'C', 'D', 'O', 'A', 'O'].map((level) => ['changed', level]));
  expect(['5', 'e', '-', 'Shift'].map((key) => press(key))).toEqual([null, null, null, null]);
  expect(here()).toBe('O');
});

test('where an input method has the key, its place on the keyboard says which it was', () => {
  const { press, here } = open();
  expect(press('Process', { code: 'KeyB' })).toBe('changed');
  expect(here()).toBe('B');
  expect(press('Process', { code: 'Digit1' })).toBe('changed');
  expect(here()).toBe('A');
  expect(press('Process', { code: 'Enter' })).toBeNull();
});

test('digits make one number until the cursor goes; Backspace takes the last, Delete all', () => {
  const { press, here } = open();
  press('ArrowRight');
  for (const digit of '12') press(digit);
  expect(here()).toBe(12);
  press('Backspace');
  expect(here()).toBe(1);
  press('ArrowDown');
  press('ArrowUp');
  press('5');
  expect(here()).toBe(5);
  expect(press('Delete')).toBe('changed');
  expect(here()).toBe('');
});

test('hours take a point; a number in the middle of being typed is marked, not lost', () => {
  const { store, press, here } = open();
  store.move({ row: 0, column: 2 });
  for (const letter of '1.3') press(letter);
  expect(here()).toBe('?1.3');
  press('Backspace');
  press('5');
  expect(here()).toBe(1.5);
});

test('a whole number that was typed is one step to undo', () => {
  const { store, press, here } = open();
  store.move({ row: 0, column: 1 });
  for (const digit of '120') press(digit);
  expect(press('z', { ctrlKey: true })).toBe('undone');
  expect(here()).toBe('');
});

test('another teacher’s cell is locked, and stays as it is among those that are chosen', () => {
  const { store, press } = open();
  store.move({ row: 2, column: 0 });
  expect(press('1')).toBe('locked');
  store.move({ row: 0, column: 0 }, true);
  expect(press('1')).toBe('changed');
  expect(shown(store).map(([level]) => level)).toEqual(['A', 'A', 'B']);
});

test('keys that move stop at the edges; Tab goes by rows and leaves the grid at its ends', () => {
  const { press, at } = open();
  expect(press('Tab', { shiftKey: true })).toBeNull();
  press('ArrowUp');
  expect(at()).toEqual([0, 0]);
  press('End');
  press('Tab');
  expect(at()).toEqual([1, 0]);
  press('Tab', { shiftKey: true });
  expect(at()).toEqual([0, 2]);
  press('ArrowDown', { ctrlKey: true });
  expect(at()).toEqual([2, 2]);
  expect(press('Tab')).toBeNull();
  press('Home', { ctrlKey: true });
  expect(at()).toEqual([0, 0]);
  press('PageDown');
  press('Enter', { shiftKey: true });
  expect(at()).toEqual([1, 0]);
});

test('the first of what is chosen goes down, or the cell above comes down; keys of the browser are left to it', () => {
  const { store, press } = open();
  press('3');
  press('ArrowDown');
  expect(press('d', { ctrlKey: true })).toBe('changed');
  store.move({ row: 0, column: 1 });
  press('7');
  store.move({ row: 2, column: 1 }, true);
  press('d', { metaKey: true });
  expect(shown(store)).toEqual([
    ['C', 7, ''],
    ['C', 7, ''],
    ['B', 7, ''],
  ]);
  expect([press('c', { ctrlKey: true }), press('1', { altKey: true })]).toEqual([null, null]);
  expect([press('F2'), press(' ')]).toEqual(['open', 'open']);
});
