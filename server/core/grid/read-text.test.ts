import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlock, readText } from './read-text.ts';

const levels = [
  { level: 'A', label: { zh: '优秀', en: 'Excellent' } },
  { level: 'B', label: { zh: '良好', en: 'Good' } },
  { level: 'C', label: { zh: '合格', en: 'Fair' } },
  { level: 'D', label: { zh: '待发展', en: 'Developing' } },
];
const inKind = (kind: 'level' | 'count' | 'hours') => (text: string) => {
  const read = readText(text, { kind, levels });
  if ('fault' in read) return read.fault;
  const { value } = read;
  if (value?.kind === 'level') return value.level;
  if (value?.kind === 'count') return value.count;
  if (value?.kind === 'hours') return value.hours;
  return value?.kind ?? null;
};

test('a level is its letter, its word or its place in the scale, wide or narrow', () => {
  expect(['A', 'b', ' Ｃ ', '优秀', '良好', '待发展', 'developing', 'B级'].map(inKind('level'))).toEqual([
    'A',
    'B',
    'C',
    'A',
    'B',
    'D',
    'D',
    'B',
  ]);
  expect(['1', ' 2 ', '３', '4'].map(inKind('level'))).toEqual(['A', 'B', 'C', 'D']);
  expect(['5', '1.0', '-1', '12', '95', '优良', 'A+', 'E'].map(inKind('level'))).toEqual(Array(8).fill('not-a-level'));
});

test('an observation and an empty place have their words in every column', () => {
  expect(['O', '观察', '仅记录', '0'].map(inKind('level'))).toEqual(Array(4).fill('observation'));
  expect(['o', '观察'].map(inKind('hours'))).toEqual(Array(2).fill('observation'));
  expect(['缺席', '-', '/'].map(inKind('count'))).toEqual([null, null, null]);
});

test('times are whole numbers from 1 to 1000, hours quarters up to 24, with or without their unit', () => {
  expect(['3', '３次', '12 次', '1000'].map(inKind('count'))).toEqual([3, 3, 12, 1000]);
  expect(['0', '1.5', '1001', '-2', '三'].map(inKind('count'))).toEqual(Array(5).fill('not-a-count'));
  expect(['1.5', '.25', '2小时', '2.', '24'].map(inKind('hours'))).toEqual([1.5, 0.25, 2, 2, 24]);
  expect(['0', '24.25', '0.1', '1,5', 'x'].map(inKind('hours'))).toEqual(Array(5).fill('not-hours'));
});

test('a block is read as a spreadsheet writes it: quotes hold tabs, lines and quotes, and the last line end is no row', () => {
  expect(readBlock('A\tB\r\nC\t\r\n')).toEqual([
    ['A', 'B'],
    ['C', ''],
  ]);
  expect(readBlock('"a\tb\n""c"""\td\ne')).toEqual([['a\tb\n"c"', 'd'], ['e']]);
  expect(readBlock('优秀')).toEqual([['优秀']]);
});

test('whatever cells hold, a block written in quotes is read back', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', ''));
  const block = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(block, (rows) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join('\t')).join('\n');
      expect(readBlock(`${text}\n`)).toEqual(rows);
    }),
  );
});
