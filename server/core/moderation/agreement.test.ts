import { expect, test } from 'vitest';
import { agreementOf, crossed, type RatedMark } from './agreement.ts';
import { shownTable } from './shown-table.ts';

const times = (n: number, level: number, ...blind: number[]): RatedMark[] =>
  Array.from({ length: n }, () => ({ level, blind }));

test('below thirty marks with a second rating nothing is said but how many there are', () => {
  const marks = [...times(29, 0, 1), ...times(50, 2)];
  expect(agreementOf(marks, 4)).toEqual({ status: 'too-few', n: 29, needed: 30 });
});

/*
 * By hand: 40 pairs, A A 10, A B 5, B B 20, B A 5 of four levels.
 * Kappa, quadratic, a step away weighs 1 − 1/9: observed 1 − (10/40)/9; margins 15 and 25 on both sides, expected
 * 1 − (2 · 15 · 25/1600)/9. kappa = 1 − (10/40) / (750/1600) = 1 − 0.25/0.46875 = 0.466667.
 * Alpha: n = 80, n_A = 30, n_B = 50; with two values every metric is the nominal: D_o = 20/80, D_e = 2·30·50/(80·79);
 * alpha = 1 − 0.25 · 80 · 79 / 3000 = 1 − 0.526667 = 0.473333.
 */
test('a case by hand', () => {
  const marks = [...times(10, 0, 0), ...times(5, 0, 1), ...times(20, 1, 1), ...times(5, 1, 0), ...times(3, 3)];
  const found = agreementOf(marks, 4);
  expect(found).toMatchObject({ status: 'ok', n: 40, pairs: 40 });
  if (found.status === 'too-few') throw new Error('too few');
  expect(found.kappa).toBeCloseTo(1 - 0.25 / 0.46875, 12);
  expect(found.alpha?.value).toBeCloseTo(1 - (0.25 * 80 * 79) / 3000, 12);
  const { lo, hi } = found.alpha ?? {};
  expect(lo).toBeLessThan(0.4);
  expect(hi).toBeGreaterThan(0.55);
});

/*
 * Quadratic, not linear: A A 20, A B 10, C A 10. Squares of the distance: observed (10·1 + 10·4)/40 = 1.25; margins A 30, C 10 and
 * A 30, B 10: expected (30·10·1 + 10·30·4 + 10·10·1)/1600 = 1. kappa = 1 − 1.25 = −0.25; with linear weights it would be −0.2.
 */
test('two levels apart weigh four times one', () => {
  const found = agreementOf([...times(20, 0, 0), ...times(10, 0, 1), ...times(10, 2, 0)], 4);
  expect(found).toMatchObject({ kappa: expect.closeTo(-0.25, 12) });
});

test('two blind ratings of a mark are two pairs of one mark', () => {
  const found = agreementOf(times(30, 0, 0, 1), 4);
  expect(found).toMatchObject({ n: 30, pairs: 60 });
});

test('where nothing varies there is no coefficient', () => {
  expect(agreementOf(times(120, 1, 1), 4)).toEqual({
    status: 'no-variation',
    n: 120,
    pairs: 120,
    alpha: null,
    kappa: null,
  });
});

test('raters who go against each other are reported as such', () => {
  const found = agreementOf([...times(20, 0, 3), ...times(20, 3, 0)], 4);
  if (found.status === 'too-few') throw new Error('too few');
  expect(found.kappa).toBe(-1);
  expect(found.alpha?.value).toBeLessThan(-0.9);
});

test('small cells are locked, and no locked cell follows from the agreement printed beside the table', () => {
  const counts = crossed(
    [
      ...times(43, 0, 0),
      ...times(31, 1, 1),
      ...times(12, 2, 2),
      ...times(2, 3, 3),
      ...times(14, 0, 1),
      ...times(1, 0, 3),
    ],
    4,
  );
  // Same level: 2 is small, and 12 joins it. One apart: six cells, five of them none at all, so 14 joins them. Further: the whole band.
  expect(shownTable(counts)).toEqual([
    [45, 'locked', 'locked', 'locked'],
    ['locked', 30, 'locked', 'locked'],
    ['locked', 'locked', 'locked', 'locked'],
    ['locked', 'locked', 'locked', 'locked'],
  ]);
  const even = [
    [20, 10],
    [11, 32],
  ];
  expect(shownTable(even)).toEqual([
    [20, 10],
    [10, 30],
  ]);
});
