import { expect, test } from 'vitest';
import { GridKeys } from '../../web/pages/grid/grid-keys.ts';
import { copied, paste } from '../../web/pages/grid/paste.ts';
import { gridOfThree, shown } from './grid-sample.ts';

const ALL_READ = { unread: 0, locked: 0, beyond: 0 };

test('a block goes in from the cursor on, each column as it takes it; the last line end is no row', () => {
  const store = gridOfThree();
  expect(paste(store, 'A\t3\t1.5\r\n良好\t12 次\t2小时\r\n')).toEqual({ given: 6, ...ALL_READ });
  expect(shown(store)).toEqual([
    ['A', 3, 1.5],
    ['B', 12, 2],
    ['B', '', ''],
  ]);
});

test.each(['1234', '１２３４'])('pasted %s are the levels that typing them gives', (digits) => {
  for (const digit of digits) {
    const [pasted, typed] = [gridOfThree(), gridOfThree()];
    expect(paste(pasted, digit)).toEqual({ given: 1, ...ALL_READ });
    new GridKeys(typed).press({ key: digit, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false });
    expect(shown(pasted)).toEqual(shown(typed));
    expect(shown(pasted)[0]?.[0]).toBe('ABCD'[Number(digit.normalize('NFKC')) - 1]);
  }
});

test('full-width letters and digits are read as narrow ones', () => {
  const store = gridOfThree();
  paste(store, 'Ｂ\t２\t１．５');
  expect(shown(store)[0]).toEqual(['B', 2, 1.5]);
});

test('a cell in quotes may hold a tab, a line end and quotes, and is one cell still', () => {
  const store = gridOfThree();
  expect(paste(store, '"看见了\n""两次"""\t"4"\nC\t"a\tb"')).toEqual({ given: 2, ...ALL_READ, unread: 2 });
  expect(shown(store).slice(0, 2)).toEqual([
    ['?看见了\n"两次"', 4, ''],
    ['C', '?a\tb', ''],
  ]);
});

test('a text that cannot be read stays in its cell with the reason and costs the others nothing; an empty one changes nothing', () => {
  const store = gridOfThree();
  paste(store, 'D');
  expect(paste(store, '\t1.5\n5\t2')).toEqual({ given: 1, ...ALL_READ, unread: 2 });
  expect(shown(store).slice(0, 2)).toEqual([
    ['D', '?1.5', ''],
    ['?5', 2, ''],
  ]);
  expect([store.cell('p1 count').why, store.cell('p2 level').why]).toEqual(['not-a-count', 'not-a-level']);
});

test('one text fills all that is chosen; what is another teacher’s or behind the edge is counted and left', () => {
  const store = gridOfThree();
  store.move({ row: 2, column: 0 }, true);
  expect(paste(store, '2')).toEqual({ given: 2, ...ALL_READ, locked: 1 });
  expect(shown(store).map(([first]) => first)).toEqual(['B', 'B', 'B']);
  expect(store.cell('p3 level').want).toBeNull();
  store.move({ row: 2, column: 2 });
  expect(paste(store, '1\t2\n3')).toEqual({ given: 1, ...ALL_READ, beyond: 2 });
});

test('a paste is one step to undo, and nothing pasted is no step', () => {
  const store = gridOfThree();
  paste(store, 'A\t3\nB\t4');
  paste(store, '\n');
  expect(store.undo()).toBe(4);
  expect(shown(store)).toEqual(shown(gridOfThree()));
});

test('what is copied is pasted as the same', () => {
  const [from, to] = [gridOfThree(), gridOfThree()];
  paste(from, 'A\t3\t1.5\nO\t观察\t?');
  from.move({ row: 2, column: 2 });
  from.move({ row: 0, column: 0 }, true);
  expect(copied(from)).toBe('A\t3\t1.5\nO\tO\t?\nB\t\t');
  paste(to, copied(from));
  expect(shown(to)).toEqual(shown(from));
});
