import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CellIndicator, type CellPupil, type CountedMark, openCells } from './cells.ts';

const PUPILS: CellPupil[] = ['p1', 'p2', 'p3'].map((id) => ({ id, classId: 'c1', grade: 4, sex: null }));
const INDICATORS: CellIndicator[] = ['labour.h1', 'labour.h2'].map((id) => ({
  id,
  dimension: 'labour',
  levels: ['A', 'B', 'C', 'D'],
}));
const mark = (said: Partial<CountedMark> = {}): CountedMark => ({
  pupilId: 'p1',
  indicatorId: 'labour.h1',
  raterId: 't1',
  raterKind: 'staff',
  kind: 'level',
  level: 'A',
  amount: null,
  isFresh: true,
  ...said,
});
const cellsOf = (marks: readonly CountedMark[]) => {
  const cells = openCells('s1', PUPILS, INDICATORS);
  for (const one of marks) cells.add(one);
  return cells.close();
};
const anyMark = fc.record({
  pupilId: fc.constantFrom('p1', 'p2', 'p3', 'left'),
  indicatorId: fc.constantFrom('labour.h1', 'labour.h2'),
  raterId: fc.constantFrom('t1', 't2', 't3'),
  raterKind: fc.constantFrom('staff' as const, 'guardian' as const),
  kind: fc.constantFrom('level' as const, 'hours' as const, 'observation' as const),
  level: fc.constantFrom('A', 'B', 'C', 'D'),
  amount: fc.integer({ min: 1, max: 40 }).map((n) => n / 4),
  isFresh: fc.boolean(),
});

test('a level is its step; hours are quarters; whoever is not staff records and does not rate', () => {
  const cells = cellsOf([
    mark(),
    mark({ level: 'C', isFresh: false }),
    mark({ kind: 'hours', level: null, amount: 1.25 }),
    mark({ raterId: 'mother', raterKind: 'guardian' }),
  ]);
  expect(cells).toMatchObject({ raters: ['mother', 't1'], size: 2 });
  expect([...cells.ratings]).toEqual([0, 2]);
  expect([...cells.steps]).toEqual([0, 6]);
  expect([...cells.squares]).toEqual([0, 20]);
  expect([...cells.records]).toEqual([1, 3]);
  expect([...cells.fresh]).toEqual([1, 2]);
  expect([...cells.quarters]).toEqual([0, 5]);
});

test('marks in any order give the same cells', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyMark, { maxLength: 30 })
        .chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length }))),
      ([marks, shuffled]) => {
        expect(cellsOf(shuffled)).toEqual(cellsOf(marks));
      },
    ),
  );
});

test('marks added and taken away one by one leave what counting the rest from nothing gives', () => {
  fc.assert(
    fc.property(fc.array(anyMark, { maxLength: 20 }), fc.array(anyMark, { maxLength: 20 }), (kept, taken) => {
      const cells = openCells('s1', PUPILS, INDICATORS);
      for (const one of [...taken, ...kept]) cells.add(one);
      for (const one of taken) cells.take(one);
      expect(cells.close()).toEqual(cellsOf(kept));
    }),
  );
});
