import { expect, test } from 'vitest';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import type { Indicator } from '../rubric/rubric.ts';
import type { DimensionScore, ScoredMark } from './dimension-score.ts';
import { groupMeanError, sumErrorTerms } from './group-mean.ts';
import { madeWith, standardError } from './rating-error.ts';
import { scoreDimension } from './score-dimension.ts';

const meanErrorOf = (scores: readonly Pick<DimensionScore, 'errorTerms'>[]) =>
  groupMeanError(sumErrorTerms(scores.map((one) => one.errorTerms)), scores.length);

const step2 = ((100 - 50) / 3) ** 2;
const score = (indicators: readonly Indicator[], marks: readonly ScoredMark[]) =>
  scoreDimension(rubric(indicators), { grade: 3, term: TERM, marks });
const by = (raterId: string, id: string, indicatorId = 'a') => mark(id, indicatorId, 'B', { raterId });

test('one rater who rates twice: his severity does not average out', () => {
  const { se } = score([indicator('a')], [by('t1', '1'), by('t1', '2')]);
  expect(se).toBeCloseTo(Math.sqrt(step2 * (0.06 + 0.05 + 0.35 / 2)), 12);
});

test('two raters, two indicators of different weight', () => {
  const both = [indicator('a', { weight: 70 }), indicator('b', { weight: 30 })];
  const { se } = score(both, [by('t1', '1'), by('t2', '2'), by('t1', '3', 'b')]);
  const severity = 0.11 * ((0.35 + 0.3) ** 2 + 0.35 ** 2);
  expect(se).toBeCloseTo(Math.sqrt(step2 * (severity + 0.35 * (0.35 ** 2 + 0.35 ** 2 + 0.3 ** 2))), 12);
});

test('a rating weighs in the error as in the value: by the share of its kind', () => {
  const raters = [
    { kind: 'staff', share: 60 },
    { kind: 'self', share: 20 },
  ] as const;
  const marks = [by('t1', '1'), by('t2', '2'), { ...by('p1', '3'), raterKind: 'self' as const }];
  const { se } = score([indicator('a', { raters, peerShareNotUsed: 20 })], marks);
  expect(se).toBeCloseTo(Math.sqrt(step2 * 0.46 * (0.375 ** 2 + 0.375 ** 2 + 0.25 ** 2)), 12);
});

test('latest, best n and median use the marks that count; the others are not estimated', () => {
  const four = ['t1', 't2', 't3', 't4'].map((rater, at) => by(rater, String(at)));
  const seWith = (aggregation: Pick<Indicator['aggregation'], 'method' | 'params'>) =>
    score([indicator('a', { aggregation: aggregation as Indicator['aggregation'] })], four);
  const ofN = (n: number) => Math.sqrt((step2 * 0.46) / n);
  expect(seWith({ method: 'latest-confirmed', params: {} }).se).toBeCloseTo(ofN(1), 12);
  expect(seWith({ method: 'best-n-mean', params: { n: 2 } }).se).toBeCloseTo(ofN(2), 12);
  expect(seWith({ method: 'median-of-levels', params: {} }).se).toBeCloseTo(ofN(4), 12);
  for (const method of ['highest', 'decaying-average'] as const) {
    const result = seWith({ method, params: method === 'highest' ? {} : { percent: 65 } } as Indicator['aggregation']);
    expect(result).toMatchObject({
      score: 85,
      se: null,
      seStatus: 'not-estimated',
      lo: null,
      hi: null,
      errorTerms: null,
    });
  }
});

test('counts and hours carry no rating error', () => {
  const withCount = [
    indicator('a', { weight: 60 }),
    indicator('b', { weight: 40, aggregation: { method: 'count-to-level', params: { counts: [6, 4, 2] } } }),
  ];
  const { se } = score(withCount, [by('t1', '1'), mark('2', 'b', 7)]);
  expect(se).toBeCloseTo(Math.sqrt(step2 * 0.46 * 0.6 ** 2), 12);
});

test('the interval is 95 % and stays within 0 and 100', () => {
  const result = score([indicator('a')], [by('t1', '1')]);
  const se = Math.sqrt(step2 * 0.46);
  expect(result.lo).toBeCloseTo(85 - 1.959963984540054 * se, 12);
  expect(result.hi).toBe(100);
});

test("a district's own components", () => {
  const input = { grade: 3, term: TERM, marks: [by('t1', '1')] };
  expect(scoreDimension(rubric([indicator('a')]), input).errorsFrom).toBe('default');
  const own = scoreDimension(rubric([indicator('a')]), {
    ...input,
    components: { rater: 1, personRater: 0, residual: 0 },
  });
  expect([own.errorsFrom, own.se]).toEqual(['district', Math.sqrt(step2)]);
});

test('parts that were kept with the defaults are those that the district’s own would have made', () => {
  const components = { rater: 0.2, personRater: 0, residual: 0.1 };
  const both = [indicator('a', { weight: 70 }), indicator('b', { weight: 30 })];
  const input = { grade: 3, term: TERM, marks: [by('t1', '1'), by('t2', '2'), by('t1', '3', 'b')] };
  const [kept, own] = [scoreDimension(rubric(both), input), scoreDimension(rubric(both), { ...input, components })];
  const made = kept.errorTerms && madeWith(kept.errorTerms, components);
  expect(made && standardError(made)).toBeCloseTo(own.se ?? 0, 12);
  expect(own.se).not.toBeCloseTo(kept.se ?? 0, 1);
  expect(kept.errorTerms && madeWith(kept.errorTerms, undefined)).toEqual(kept.errorTerms);
});

test('the error of a class mean: one teacher’s severity is shared, two teachers’ averages out', () => {
  const pupil = (rater: string) => score([indicator('a')], [by(rater, '1')]);
  const sameTeacher = Array.from({ length: 40 }, () => pupil('t1'));
  expect(meanErrorOf(sameTeacher)).toBeCloseTo(Math.sqrt(step2 * (0.06 + (0.05 + 0.35) / 40)), 12);
  const ownTeachers = Array.from({ length: 40 }, (_, at) => pupil(`t${at}`));
  expect(meanErrorOf(ownTeachers)).toBeCloseTo(Math.sqrt((step2 * 0.46) / 40), 12);
  const [here, there] = [sameTeacher.slice(0, 13), sameTeacher.slice(13)].map((some) =>
    sumErrorTerms(some.map((each) => each.errorTerms)),
  );
  expect(groupMeanError(sumErrorTerms([here ?? null, there ?? null]), 40)).toBeCloseTo(
    meanErrorOf(sameTeacher) ?? 0,
    12,
  );
  expect(meanErrorOf([pupil('t1')])).toBeCloseTo(pupil('t1').se ?? Number.NaN, 12);
});

test('no error for an empty group, or where a member has none', () => {
  expect(meanErrorOf([])).toBeNull();
  expect(meanErrorOf([score([indicator('a')], [by('t1', '1')]), score([indicator('a')], [])])).toBeNull();
});

test("an indicator's own error is that of its value", () => {
  const methods = [
    indicator('a', { weight: 50 }),
    indicator('b', { weight: 25, aggregation: { method: 'highest', params: {} } }),
    indicator('c', { weight: 15, aggregation: { method: 'count-to-level', params: { counts: [6, 4, 2] } } }),
    indicator('d', { weight: 10 }),
  ];
  const marks = [by('t1', '1'), by('t2', '2'), by('t1', '3', 'b'), mark('4', 'c', 5)];
  const [mean, ...others] = score(methods, marks).indicators.map((each) => each.se);
  expect(mean).toBeCloseTo(Math.sqrt((step2 * 0.46) / 2), 12);
  expect(others).toEqual([null, 0, null]);
});
