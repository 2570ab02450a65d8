import { expect, test } from 'vitest';
import type { CellPupil } from '../../server/core/measurement/cells.ts';
import { measureArea } from '../../server/core/measurement/measure-area.ts';
import { simulatedArea } from '../support/simulated-area.ts';

const AREA = { seed: 11, schools: 8, across: 0.3, pupils: 24, sdSchool: 0.6 } as const;

/** An area in which a child's grade says whether it is in primary or in junior school. */
function withGrades(grade: (school: number, pupil: CellPupil) => number, schools: number = AREA.schools) {
  const { input } = simulatedArea({ ...AREA, schools });
  const staged = input.schools.map((one, at) => ({
    ...one,
    pupils: one.pupils.map((pupil) => ({ ...pupil, grade: grade(at, pupil) })),
  }));
  return measureArea({ ...input, schools: staged }).dimensions[0]?.comparisons ?? [];
}

test('primary schools stand beside primary schools and junior beside junior: each stage has its own mean', () => {
  const comparisons = withGrades((at) => (at < 4 ? 4 : 8));
  expect(comparisons.map(({ stage, status }) => [stage, status])).toEqual([
    ['primary', 'compared'],
    ['junior', 'compared'],
  ]);
  for (const [at, found] of comparisons.entries()) {
    if (found.status !== 'compared') throw new Error('not compared');
    expect(found.joint).toMatchObject({ schools: 4, isDetected: true });
    const ids = ['s00', 's01', 's02', 's03', 's04', 's05', 's06', 's07'].slice(4 * at, 4 * at + 4);
    expect(found.effects.map(({ schoolId }) => schoolId)).toEqual(ids);
    expect(found.effects.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(0, 8);
  }
});

test('a school of nine years is in both by the grades of its pupils, each child once', () => {
  const comparisons = withGrades((_, { classId }) => (classId.endsWith('c2') ? 8 : 4));
  const n = comparisons.map((found) => (found.status === 'compared' ? found.effects.map((one) => one.n) : []));
  expect(n).toEqual([Array<number>(8).fill(48), Array<number>(8).fill(24)]);
});

test('enough schools of both stages together are not enough of one', () => {
  expect(withGrades((at) => (at < 3 ? 4 : 8), 4)).toMatchObject([
    { stage: 'primary', status: 'refused', reason: 'too-few-schools', schools: 3 },
    { stage: 'junior', status: 'refused', reason: 'one-school', schools: 1 },
  ]);
});
