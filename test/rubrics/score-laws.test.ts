import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../../server/core/rubric/awards.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import type { ScoredMark } from '../../server/core/scoring/dimension-score.ts';
import { pickReportWords } from '../../server/core/scoring/report-words.ts';
import { scoreDimension } from '../../server/core/scoring/score-dimension.ts';
import { readPack } from './packs.ts';
import { indicator, rubric } from './small-rubric.ts';

const scitech = readPack('scitech.v1.json');
/** All packs, one of them with points for awards, and one rubric with every method the packs do not use. */
const rubrics: readonly Rubric[] = [
  ...['labour', 'moral', 'arts', 'health', 'academic'].map((key) => readPack(`${key}.v1.json`)),
  scitech,
  { ...scitech, ...(scitech.awards ? { awards: { ...scitech.awards, mode: 'points' as const } } : {}) },
  rubric(
    [
      indicator('a', { weight: 30, aggregation: { method: 'decaying-average', params: { percent: 65 } } }),
      indicator('b', { weight: 20, aggregation: { method: 'weighted-average', params: { percent: 65 } } }),
      indicator('c', { weight: 20, aggregation: { method: 'n-times-at-mastery', params: { n: 2, mastery: 'B' } } }),
      indicator('d', { weight: 10, aggregation: { method: 'highest', params: {}, missing: 'neutral' } }),
      indicator('e', {
        weight: 10,
        contributionCap: 6,
        aggregation: { method: 'amount-to-target', params: { kind: 'count', target: 7, zeroIfAbsent: true } },
      }),
      indicator('f', { weight: 10, aggregation: { method: 'count-to-level', params: { counts: [6, 4, 2] } } }),
      indicator('g', {
        aggregation: { method: 'points-capped', params: { capPoints: 9, levelPoints: { A: 9, B: 5, C: 2, D: 0 } } },
      }),
    ],
    { scoring: { ...rubric([]).scoring, bonusMax: 8 } },
  ),
];

const FACTS = ['award', 'measurement', 'attendance'] as const;
const anyDetail: fc.Arbitrary<NonNullable<ScoredMark['detail']> | null> = fc.oneof(
  fc.constant(null),
  fc.record({ held: fc.constantFrom(0, 1, 9, 40, Number.NaN) }),
  fc.record({
    item: fc.constantFrom('juggling', ...(readPack('health.v1.json').fitness?.items.map(({ id }) => id) ?? [])),
  }),
  fc.record({
    level: fc.constantFrom(...AWARD_LEVELS),
    rank: fc.constantFrom(...AWARD_RANKS),
    role: fc.constantFrom(...AWARD_ROLES),
    work: fc.constantFrom('甲', '乙', ' 甲', ''),
  }),
);

const anyMark = (of: Rubric): fc.Arbitrary<Omit<ScoredMark, 'id'>> =>
  fc.record({
    indicatorId: fc.constantFrom(...of.indicators.map((each) => each.id)),
    kind: fc.constantFrom(...(['level', 'level', 'level', 'level', 'count', 'hours', ...FACTS] as const)),
    detail: anyDetail,
    level: fc.constantFrom('A', 'B', 'C', 'D', 'not a level', null),
    amount: fc.oneof(
      fc.double({ min: 0, max: 9, noNaN: true }),
      fc.constantFrom(null, -1, Number.NaN, Number.MAX_VALUE),
    ),
    raterId: fc.constantFrom('t1', 't2', 'self', '__proto__'),
    raterKind: fc.constantFrom('staff', 'staff', 'self', 'guardian'),
    happenedOn: fc.constantFrom('2023-10-09', '2024-01-31', '2024-03-01', '2024-03-03', '2024-03-04', '2024-06-01'),
    term: fc.constantFrom('2023-2024-1', '2023-2024-2', '2023-2024-2'),
  });

const world = fc.constantFrom(...rubrics).chain((of) =>
  fc.record({
    of: fc.constant(of),
    grade: fc.integer({ min: 1, max: 12 }),
    sex: fc.constantFrom('female' as const, 'male' as const, null),
    marks: fc
      .array(anyMark(of), { maxLength: 60 })
      .map((marks) => marks.map((each, at) => ({ ...each, id: `m${String(at).padStart(3, '0')}` }))),
    seed: fc.integer(),
  }),
);
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const scoreOf = ({ of, grade, sex }: World, marks: readonly ScoredMark[]) =>
  scoreDimension(of, { grade, sex, term: '2023-2024-2', termStartsOn: '2024-02-26', marks });
const law = (holds: (world: World) => void) => fc.assert(fc.property(world, holds), { numRuns: 400 });

test('the order of marks does not matter, to the last bit', () => {
  law((each) => {
    const shuffled = each.marks.map((mark, at) => ({ mark, key: Math.sin(each.seed + at * 7919) }));
    shuffled.sort((a, b) => a.key - b.key);
    const again = scoreOf(
      each,
      shuffled.map(({ mark }) => mark),
    );
    const first = scoreOf(each, each.marks);
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });
});

test('scores lie within 0 and 100, their interval around them, and nothing is NaN', () => {
  law((each) => {
    const result = scoreOf(each, each.marks);
    const { score, lo, hi, se } = result;
    if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
    if (score !== null && lo !== null && hi !== null)
      expect(0 <= lo && lo <= score && score <= hi && hi <= 100).toBe(true);
    expect((score === null) === (result.status === 'insufficient_evidence')).toBe(true);
    expect((se === null) === (result.errorTerms === null)).toBe(true);
    expect(result.weightShare >= 0 && result.weightShare <= 1 + 1e-9).toBe(true);
    expect(numbersIn(result).every((number) => Number.isFinite(number))).toBe(true);
    for (const { value, level } of result.indicators) if (level !== null) expect(value).not.toBeNull();
  });
});

test("adding a mark never changes another indicator's value", () => {
  law((each) => {
    const [added, ...others] = each.marks;
    if (!added) return;
    const parent = each.of.indicators.find((one) => one.id === added.indicatorId)?.parent;
    const untouched = (marks: readonly ScoredMark[]) =>
      scoreOf(each, marks).indicators.flatMap(({ id, value, countingMarkIds }) =>
        id === added.indicatorId || id === parent ? [] : [{ id, value, countingMarkIds }],
      );
    expect(untouched(each.marks)).toEqual(untouched(others));
  });
});

test('the observed indicators share the score among them, and the score is what they contribute', () => {
  law((each) => {
    const result = scoreOf(each, each.marks);
    const shares = result.indicators.reduce((sum, { share }) => sum + share, 0);
    expect(shares === 0 || Math.abs(shares - 1) < 1e-9).toBe(true);
    for (const { share, value } of result.indicators) expect(share > 0 && value === null).toBe(false);
  });
});

test('the words of a report are the same in any order of dimensions, and a strength is never the next step while there is another', () => {
  fc.assert(
    fc.property(world, world, (one, other) => {
      const dimensions = [one, other].map((each) => ({ rubric: each.of, score: scoreOf(each, each.marks) }));
      const words = pickReportWords(dimensions);
      if (one.of !== other.of) expect(pickReportWords([...dimensions].reverse())).toEqual(words);
      expect(words.strengths.length).toBeLessThanOrEqual(2);
    }),
  );
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
