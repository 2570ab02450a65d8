import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPack } from '../../../test/rubrics/packs.ts';
import { mark, TERM } from '../../../test/rubrics/small-rubric.ts';
import type { Sex } from '../rubric/fitness.ts';
import { rawEntries } from './raw-entries.ts';
import { scoreDimension } from './score-dimension.ts';
import { bodyMassIndex, standardScore } from './standard-score.ts';

const health = readPack('health.v1.json');
const standard = health.fitness;
if (!standard) throw new Error('the pack has no fitness tables');
const { items, tables, scoreLevels, weights } = standard;
type Measured = Record<string, number>;

const marksOf = (measured: Measured, happenedOn = '2024-03-01') =>
  Object.entries(measured).map(([item, amount]) =>
    mark(`${item} ${happenedOn}`, item === 'height' || item === 'weight' ? 'health.b1' : 'health.h1', amount, {
      kind: 'measurement',
      detail: { item },
      happenedOn,
    }),
  );
const of = (measured: Measured, sex: Sex, grade: number) =>
  standardScore(standard, rawEntries(health, 'measurement', marksOf(measured)), { sex, grade });
const fitness = (measured: Measured, grade: number, sex: Sex | null, more: ReturnType<typeof marksOf> = []) =>
  scoreDimension(health, { grade, term: TERM, sex, marks: [...marksOf(measured), ...more] }).indicators[0];

/** What everybody of a grade and sex is measured in. */
const wantedIn = (sex: Sex, grade: number) =>
  (weights.find((each) => each.grades.includes(grade))?.items ?? [])
    .filter((one) => one.sex === undefined || one.sex === sex)
    .flatMap(({ item }) => (item === 'bmi' ? ['height', 'weight'] : item));

const GIRL_5 = {
  height: 140,
  weight: 34,
  lung_capacity: 2250,
  run_50m: 8.3,
  sit_reach: 19.8,
  rope_1min: 158,
  sit_up: 48,
  shuttle_50x8: 101,
};

describe('the tables', () => {
  const rows = Object.entries(tables).flatMap(([item, table]) =>
    (['female', 'male'] as const).flatMap((sex) =>
      Object.entries(table[sex] ?? {}).map(([grade, row]) => ({ item, sex, grade: Number(grade), row })),
    ),
  );
  test('are 132 rows, 40 of them to be checked, each with 20 thresholds', () => {
    expect(rows.length).toBe(132);
    expect(rows.filter(({ row }) => row.toBeChecked).length).toBe(40);
    expect(rows.every(({ row }) => row.v.length === scoreLevels.length)).toBe(true);
  });
  test.each(rows)(
    '$item, $sex, grade $grade: never harder on the way down, and each threshold gives its points',
    (one) => {
      const sign = items.find(({ id }) => id === one.item)?.better === 'lower' ? -1 : 1;
      const all = one.row.v.filter((threshold) => threshold !== null);
      for (const [at, threshold] of all.entries()) {
        const before = all[at - 1] ?? threshold;
        expect(sign * (before - threshold)).toBeGreaterThanOrEqual(0);
      }
      const others = { ...GIRL_5, ...Object.fromEntries(wantedIn(one.sex, one.grade).map((item) => [item, 150])) };
      for (const [at, threshold] of one.row.v.entries()) {
        if (threshold === null || threshold === one.row.v[at - 1]) continue;
        const result = of({ ...others, [one.item]: threshold }, one.sex, one.grade);
        expect(result?.items.find(({ item }) => item === one.item)?.points).toBe(scoreLevels[at]);
      }
      const last = all.at(-1) ?? 0;
      const worse = of({ ...others, [one.item]: last - sign * 0.1 }, one.sex, one.grade);
      expect(worse?.items.find(({ item }) => item === one.item)?.points).toBe(0);
    },
  );
});

test('the body mass index is compared at one decimal, and only its middle is full', () => {
  expect(bodyMassIndex(140, 40.2)).toBe(20.5);
  const bmi = (weight: number) => of({ ...GIRL_5, weight }, 'female', 5)?.items.find(({ item }) => item === 'bmi');
  // 140 cm: 13.8 and 20.5 bound what is normal for her, 22.9 what is overweight.
  expect([26.9, 27, 40.2, 40.4, 44.9, 45.1].map((weight) => bmi(weight)?.points)).toEqual([80, 100, 100, 80, 80, 60]);
});

test('the bonus is counted from the table of the own sex', () => {
  expect(of({ ...GIRL_5, rope_1min: 159 }, 'female', 5)?.bonus).toBe(0);
  expect(of({ ...GIRL_5, rope_1min: 160 }, 'female', 5)?.bonus).toBe(1);
  expect(of({ ...GIRL_5, rope_1min: 400 }, 'female', 5)?.bonus).toBe(20);
  expect(of({ ...GIRL_5, rope_1min: 160 }, 'male', 5)?.bonus).toBe(6);
});

test('a boy of grade 8: faster and more give bonus, and every figure of his says that it is to be checked', () => {
  const boy = {
    height: 165,
    weight: 52,
    lung_capacity: 3940,
    run_50m: 7.5,
    sit_reach: 19.6,
    standing_jump: tables['standing_jump']?.male?.['8']?.v[0] ?? 0,
    pull_up: 16,
    run_1000m: (tables['run_1000m']?.male?.['8']?.v[0] ?? 0) - 12,
  };
  expect(of(boy, 'male', 8)).toMatchObject({ standard: 100, bonus: 2 + 3, toBeChecked: true });
  expect(fitness(boy, 8, 'male')).toMatchObject({ value: 100, bonus: 5, level: 'A', toBeChecked: true });
});

test('cuts apply to standard + bonus, and the value stays at most 100', () => {
  const near = { ...GIRL_5, sit_up: 34, lung_capacity: 1770, run_50m: 8.8, sit_reach: 13 };
  const [below, above] = [fitness(near, 5, 'female'), fitness({ ...near, rope_1min: 168 }, 5, 'female')];
  expect([below?.level, below?.bonus, above?.level, above?.bonus]).toEqual(['B', 0, 'A', 5]);
  expect(above?.value).toBe(below?.value);
});

describe('no value, with the reason', () => {
  test('nothing measured, not everything measured, no sex', () => {
    expect(fitness({}, 5, 'female')).toMatchObject({ value: null, missing: 'no-marks', records: 0 });
    const { rope_1min: _, ...others } = GIRL_5;
    expect(fitness(others, 5, 'female')).toMatchObject({ value: null, missing: 'items-missing', records: 7 });
    expect(fitness(GIRL_5, 5, null)).toMatchObject({ value: null, missing: 'needs-sex', countingMarkIds: [] });
  });
  test('an item that another grade is measured in does not help', () => {
    const { shuttle_50x8: _, ...others } = GIRL_5;
    expect(fitness({ ...others, standing_jump: 200 }, 5, 'female')).toMatchObject({ missing: 'items-missing' });
  });
});

test('of an item the latest measurement counts, also where it is worse', () => {
  const later = marksOf({ sit_up: 18 }, '2024-05-01');
  const result = fitness(GIRL_5, 5, 'female', later);
  expect(result).toMatchObject({ value: 92, records: 9 });
  expect(result?.countingMarkIds).not.toContain('sit_up 2024-03-01');
});

const aPupil = fc
  .record({ sex: fc.constantFrom('female' as const, 'male' as const), grade: fc.integer({ min: 1, max: 12 }) })
  .chain(({ sex, grade }) =>
    fc.record({
      sex: fc.constant(sex),
      grade: fc.constant(grade),
      measured: fc.record(
        Object.fromEntries(
          items
            .filter(({ id }) => wantedIn(sex, grade).includes(id))
            .map(({ id, min, max }) => [id, fc.double({ min, max, noNaN: true })]),
        ),
      ),
      better: fc.constantFrom(...wantedIn(sex, grade).filter((item) => item !== 'height' && item !== 'weight')),
      by: fc.double({ min: 0, max: 60, noNaN: true }),
    }),
  );

test('a score lies within 0 and 100, the bonus within 0 and 20, and who does better never has less', () => {
  fc.assert(
    fc.property(aPupil, ({ sex, grade, measured, better, by }) => {
      const before = of(measured, sex, grade);
      if (!before) throw new Error('everything was measured');
      expect(before.standard >= 0 && before.standard <= 100 && before.bonus >= 0 && before.bonus <= 20).toBe(true);
      const sign = items.find(({ id }) => id === better)?.better === 'lower' ? -1 : 1;
      const after = of({ ...measured, [better]: (measured[better] ?? 0) + sign * by }, sex, grade);
      expect(after?.standard).toBeGreaterThanOrEqual(before.standard);
      expect(after?.bonus).toBeGreaterThanOrEqual(before.bonus);
    }),
    { numRuns: 500 },
  );
});
