import { expect, test } from 'vitest';
import { isMarkOf, type Told, tellApart } from './tell-apart.ts';

const child = (pupilId: string, more: Partial<Told> = {}): Told => ({
  pupilId,
  name: '王子涵',
  numberInClass: null,
  numberTail: null,
  sex: null,
  startsOn: '2026-09-01',
  sourcedId: `sis-${pupilId}`,
  ...more,
});
const marks = (...pupils: Told[]) => Object.fromEntries([...tellApart(pupils)].map(([id, { zh }]) => [id, zh]));

test('only namesakes have a mark, also those who are written with another dot or width', () => {
  expect(marks(child('a'), child('b', { name: '安小雨' }))).toEqual({});
  expect(Object.keys(marks(child('a', { name: 'Ann Lee' }), child('b', { name: 'ＡＮＮ  Lee' })))).toEqual(['a', 'b']);
});

test('the number by which the class calls its pupils comes first; where one has none, or both the same, the next way', () => {
  const [a, b] = [child('a', { numberInClass: 3, numberTail: '0123' }), child('b', { numberInClass: 17 })];
  expect(marks(a, b)).toEqual({ a: '班内学号 3', b: '班内学号 17' });
  expect(marks(a, child('b', { numberInClass: 3, numberTail: '456X' }))).toEqual({
    a: '学籍号尾号 0123',
    b: '学籍号尾号 456X',
  });
  expect(isMarkOf('班内学号3', a) && isMarkOf('尾号 0123', a)).toBe(true);
});

test('the last four of the student number, else sex, else the first day, else the id of the school’s system', () => {
  expect(marks(child('a', { numberTail: '0123', sex: 'male' }), child('b', { numberTail: '456X' }))).toEqual({
    a: '学籍号尾号 0123',
    b: '学籍号尾号 456X',
  });
  expect(marks(child('a', { sex: 'male' }), child('b', { sex: 'female' }))).toEqual({ a: '男', b: '女' });
  expect(marks(child('a'), child('b', { startsOn: '2026-11-10' }))).toEqual({
    a: '2026-09-01 入班',
    b: '2026-11-10 入班',
  });
  expect(marks(child('a'), child('b'))).toEqual({ a: '名册编号 sis-a', b: '名册编号 sis-b' });
});

test('a sex that nobody said tells nothing, and equal last fours do not either', () => {
  expect(marks(child('a', { sex: 'male' }), child('b'))).toEqual({ a: '名册编号 sis-a', b: '名册编号 sis-b' });
  const [one, other] = [child('a', { numberTail: '0123' }), child('b', { numberTail: '0123' })];
  expect(marks({ ...one, sex: 'male' }, { ...other, sex: 'female' })).toEqual({ a: '男', b: '女' });
});

test('no mark moves when others join, leave, or the list is sorted; who came back is no namesake', () => {
  const [a, b] = [child('a', { numberTail: '0123' }), child('b', { numberTail: '0456' })];
  const two = marks(a, b);
  expect(marks(child('x', { name: '丁一' }), b, a)).toEqual(two);
  expect(marks(b, a, child('c', { numberTail: '0789' }))).toMatchObject(two);
  expect(marks(a, { ...a, startsOn: '2026-11-01' })).toEqual({});
});

test('ids that end alike are said whole', () => {
  const long = (end: string) => `${end}-000000000000`;
  expect(marks(child('a', { sourcedId: long('x') }), child('b', { sourcedId: long('y') }))).toEqual({
    a: `名册编号 ${long('x')}`,
    b: `名册编号 ${long('y')}`,
  });
});

test('a mark is read back in either language, whichever way is shown today, and of nobody else', () => {
  const a = child('a', { numberTail: '456X', sex: 'female' });
  const said = [
    '学籍号尾号 456X',
    '尾号456x',
    '４５６Ｘ',
    '女',
    'girl',
    '2026-09-01 入班',
    '名册编号 sis-a',
    'roster id sis-a',
  ];
  expect(said.map((one) => isMarkOf(one, a))).toEqual(said.map(() => true));
  expect(['', '1', '男', '0123', 'sis-a?'].map((one) => isMarkOf(one, a))).toEqual(Array(5).fill(false));
});
