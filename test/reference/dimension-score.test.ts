import { expect, test } from 'vitest';
import type { Indicator, Rubric } from '../../server/core/rubric/rubric.ts';
import type { ScoredMark } from '../../server/core/scoring/dimension-score.ts';
import { compositeReliability, shrunkValue, spearmanBrown } from '../../server/core/scoring/reliability.ts';
import { reliableChange } from '../../server/core/scoring/reliable-change.ts';
import { scoreDimension } from '../../server/core/scoring/score-dimension.ts';
import { indicator, rubric } from '../rubrics/small-rubric.ts';
import { compare } from './compare.ts';
import { numberIn, readExpected, readTable } from './read-case.ts';

const CASE = 'dimension_score';
const TERM = 'the only one';
type Composite = { weights: number[]; sds: number[]; reliabilities: number[]; correlations: number[][] };
type Wanted = { composite: Composite; spearman_brown: { length_factor: number; from: number }[] };

const params = new Map(readTable<'key' | 'value'>(CASE, 'params.csv').map((row) => [row.key, Number(row.value)]));
const param = (key: string) => params.get(key) ?? Number.NaN;

type Column = 'indicator' | 'type' | 'weight' | 'target' | 'cap_points' | 'zero_if_absent';
const rows = readTable<Column>(CASE, 'indicators.csv');
const typeOf = new Map(rows.map((row) => [row.indicator, row.type]));

/** Points and counts are both counts here: the case treats them alike. */
const kindOf = (type: string) => (type === 'hours' ? 'hours' : type === 'level' ? 'level' : 'count');

function asIndicator(row: Record<Column, string>): Indicator {
  const kind = kindOf(row.type);
  const cap = numberIn(row.cap_points);
  return indicator(row.indicator, {
    weight: Number(row.weight),
    ...(cap === null ? {} : { contributionCap: cap }),
    aggregation:
      kind === 'level'
        ? { method: 'mean-of-levels', params: {} }
        : {
            method: 'amount-to-target',
            params: { kind, target: Number(row.target), zeroIfAbsent: row.zero_if_absent === '1' },
          },
  });
}

function caseRubric(): Rubric {
  const scale = ['4', '3', '2', '1'].map((code) => ({ code, score: ((Number(code) - 1) / 3) * 100 }));
  const text = { zh: '级', en: 'level' };
  return rubric(rows.map(asIndicator), {
    levelScale: scale.map((level) => ({ ...level, label: text })),
    scoring: {
      minCoverage: param('min_weight_share'),
      bands: [90, 60, 30, 0].map((min, at) => ({ code: scale[at]?.code ?? '', min })),
      bonusMax: 0,
      rounding: 'none',
    },
  });
}

function marksOf(student: string): ScoredMark[] {
  const records = readTable<'record_id' | 'student_id' | 'indicator' | 'rater_id' | 'value'>(CASE, 'records.csv');
  return records
    .filter((row) => row.student_id === student)
    .map((row) => {
      const kind = kindOf(typeOf.get(row.indicator) ?? '');
      const value = kind === 'level' ? { level: row.value, amount: null } : { level: null, amount: Number(row.value) };
      const { record_id: id, indicator: indicatorId, rater_id: raterId } = row;
      return { id, indicatorId, kind, ...value, raterId, raterKind: 'staff', happenedOn: '2024-03-01', term: TERM };
    });
}

function studentRow(student: string) {
  const components = {
    rater: param('var_rater'),
    personRater: param('var_person_rater'),
    residual: param('var_residual'),
  };
  const scored = scoreDimension(caseRubric(), { grade: 1, term: TERM, marks: marksOf(student), components });
  const shrunk = shrunkValue(scored, { mean: param('group_mean'), trueVariance: param('var_true_score') });
  return {
    student_id: student,
    status: scored.status,
    weight_share: scored.weightShare,
    n_ratings: scored.ratings,
    n_raters: scored.raters,
    score: scored.score,
    se: scored.se,
    lo95: scored.lo,
    hi95: scored.hi,
    reliability: shrunk?.reliability ?? null,
    eb_score: shrunk?.value ?? null,
    eb_sd: shrunk?.sd ?? null,
  };
}

function changeRow(row: Record<'student_id' | 'score1' | 'se1' | 'score2' | 'se2', string>) {
  const change = reliableChange(
    { score: numberIn(row.score1), se: numberIn(row.se1) },
    { score: numberIn(row.score2), se: numberIn(row.se2) },
  );
  const { diff, seDiff, z, lo, hi, verdict } = change;
  return { student_id: row.student_id, diff, se_diff: seDiff, z, lo95: lo, hi95: hi, verdict };
}

test('students, composite and change are those of the reference case', () => {
  const { expected, tolerance } = readExpected<Wanted>(CASE);
  const { weights, sds, reliabilities, correlations } = expected.composite;
  const composite = compositeReliability(weights, sds, reliabilities, correlations);
  const got = {
    students: readTable<'student_id'>(CASE, 'students.csv').map((row) => studentRow(row.student_id)),
    composite: { ...expected.composite, reliability_mosier: composite?.reliability, sem: composite?.sem },
    spearman_brown: expected.spearman_brown.map((row) => ({ ...row, to: spearmanBrown(row.from, row.length_factor) })),
    change: readTable<'student_id' | 'score1' | 'se1' | 'score2' | 'se2'>(CASE, 'change.csv').map(changeRow),
  };
  const { wrong, compared } = compare(expected, got, tolerance);
  expect(wrong).toEqual([]);
  expect(compared).toBe(24 * 12 + 20 + 4 * 3 + 6 * 7);
});
