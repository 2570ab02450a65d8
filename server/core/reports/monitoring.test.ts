import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attentionOf, farLess, recordBands } from './attention.ts';
import { excludesZero } from './excludes-zero.ts';
import { type PupilEvidence, sexGaps } from './sex-gaps.ts';

const records = fc.array(fc.nat(30), { maxLength: 60 });

test('every pupil is in one band, in any order, and one who gets a record never moves down', () => {
  fc.assert(
    fc.property(records, (all) => {
      const bands = recordBands(all);
      expect(bands.reduce((sum, { pupils }) => sum + pupils, 0)).toBe(all.length);
      expect(recordBands([...all].reverse())).toEqual(bands);
      const more = recordBands(all.map((n) => n + 1));
      let [below, belowAfter] = [0, 0];
      bands.forEach(({ pupils }, at) => {
        [below, belowAfter] = [below + pupils, belowAfter + (more[at]?.pupils ?? 0)];
        expect(belowAfter).toBeLessThanOrEqual(below);
      });
    }),
  );
  expect(recordBands([0, 1, 2, 3, 5, 6, 10, 11, 99]).map(({ pupils }) => pupils)).toEqual([1, 2, 2, 2, 2]);
});

test('a child is noticed far less with two records at most and fewer than half the median; early in a term nobody is', () => {
  expect(farLess([0, 2, 20, 30, 40])).toEqual({ atMost: 2, median: 20 });
  expect(farLess([3, 20, 30])).toBeNull();
  expect(farLess([0, 1, 1, 2, 2])).toEqual({ atMost: 0, median: 1 });
  expect(farLess([1, 2, 2, 2])).toBeNull();
  expect(farLess([0, 0, 0, 1])).toBeNull();
  expect(farLess([])).toBeNull();
  fc.assert(
    fc.property(records, (all) => {
      const found = farLess(all);
      const far = all.filter((n) => found !== null && n <= found.atMost);
      expect(far.every((n) => n <= 2 && n < (found?.median ?? 0) / 2)).toBe(true);
      expect(far.length).toBeLessThanOrEqual(all.length / 2);
    }),
  );
});

test('percentiles of attention wait for 10, 20 and 50 pupils; all alike say only that', () => {
  const of = (n: number) => attentionOf(Array.from({ length: n }, (_, i) => i));
  expect(of(9)).toMatchObject({ pupils: 9, none: 1, status: 'too-few-pupils', p50: null });
  expect(of(10)).toMatchObject({ status: 'ok', p50: 4.5, p25: null, p10: null });
  expect(of(20)).toMatchObject({ p25: 4.75, p75: 14.25, p10: null });
  expect(of(50)).toMatchObject({ p10: 4.9, p90: 44.1 });
  expect(attentionOf([3, 3, 3, 3, 3, 3, 3, 3, 3, 3])).toMatchObject({ status: 'alike', p50: null, none: 0 });
});

const pupil = (sex: PupilEvidence['sex'], n: number, score: number | null = null): PupilEvidence => ({
  sex,
  dimensions: [{ dimension: 'labour', records: n, score }],
});
const many = (count: number, of: (n: number) => PupilEvidence) => Array.from({ length: count }, (_, n) => of(n));

test('opportunity comes first: where it is unequal the row says so, whatever the scores', () => {
  const girls = many(20, (n) => pupil('female', 8 + (n % 3), 80 + (n % 5)));
  const boys = many(20, (n) => pupil('male', n < 12 ? 0 : 2 + (n % 3), n < 12 ? null : 80 + (n % 5)));
  const { sexUnknown, rows } = sexGaps([...girls, ...boys, pupil(null, 4, 100)], ['arts', 'labour']);
  expect(sexUnknown).toBe(1);
  // Nobody has a record in arts, so there is no row of it.
  expect(rows.map(({ dimension }) => dimension)).toEqual([null, 'labour']);
  const [whole, labour] = rows;
  expect(whole?.score).toBeNull();
  expect(labour).toMatchObject({
    isUnequal: true,
    noticed: { status: 'ok', boys: 20, girls: 20, ofBoys: 0.4, ofGirls: 1, difference: -0.6 },
    // 8 boys have a score: too few to compare.
    score: { status: 'too-few-pupils', boys: 8, girls: 20, ofBoys: null, difference: null, g: null },
  });
  expect(labour?.noticed.hi).toBeLessThan(0);
  expect(labour?.records.hi).toBeLessThan(0);
});

test('ten of each are compared and nine are not; nobody different is said and no figure', () => {
  const of = (boys: number, girls: number) =>
    sexGaps(
      [
        ...many(boys, (n) => pupil('male', 5 + (n % 2), 70 + n)),
        ...many(girls, (n) => pupil('female', 5 + (n % 2), 70 + n)),
      ],
      ['labour'],
    ).rows[1];
  expect(of(9, 30)).toMatchObject({ noticed: { status: 'too-few-pupils', difference: null }, isUnequal: false });
  expect(of(9, 30)).toMatchObject({ records: { status: 'too-few-pupils' }, score: { status: 'too-few-pupils' } });
  expect(of(10, 10)).toMatchObject({ isUnequal: false, score: { status: 'ok', difference: 0, g: 0 } });
  const alike = sexGaps(
    [...many(10, () => pupil('male', 5, 80)), ...many(10, () => pupil('female', 5, 80))],
    ['labour'],
  );
  expect(alike.rows[1]).toMatchObject({ records: { status: 'no-variation' }, score: { status: 'no-variation' } });
});

const anyPupils = fc.array(
  fc
    .tuple(
      fc.constantFrom('male' as const, 'female' as const, null),
      fc.nat(12),
      fc.option(fc.integer({ min: 0, max: 100 })),
    )
    .map(([sex, n, score]) => pupil(sex, n, score)),
  { minLength: 20, maxLength: 80 },
);

test('pupils in any order give the same gaps; boys and girls exchanged turn the sign; the interval holds the difference', () => {
  fc.assert(
    fc.property(anyPupils, (pupils) => {
      const found = sexGaps(pupils, ['labour']);
      expect(sexGaps([...pupils].reverse(), ['labour'])).toEqual(found);
      const other = { male: 'female', female: 'male' } as const;
      const turned = sexGaps(
        pupils.map((one) => ({ ...one, sex: one.sex === null ? null : other[one.sex] })),
        ['labour'],
      );
      found.rows.forEach((row, at) => {
        expect(turned.rows[at]?.isUnequal).toBe(row.isUnequal);
        for (const [gap, back] of [
          [row.noticed, turned.rows[at]?.noticed],
          [row.records, turned.rows[at]?.records],
        ] as const) {
          if (gap.lo === null || gap.hi === null || gap.difference === null) continue;
          expect(gap.lo).toBeLessThanOrEqual(gap.difference);
          expect(gap.hi).toBeGreaterThanOrEqual(gap.difference);
          expect(back?.difference).toBeCloseTo(-gap.difference, 10);
        }
      });
    }),
  );
  expect([excludesZero({ lo: -1, hi: 0 }), excludesZero({ lo: 0.1, hi: 2 })]).toEqual([false, true]);
});
