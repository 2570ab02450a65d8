import type { Indicator, Rubric } from '../../../server/core/rubric/rubric.ts';
import type { ScoredMark } from '../../../server/core/scoring/dimension-score.ts';
import { compositeReliability, shrunkValue, spearmanBrown } from '../../../server/core/scoring/reliability.ts';
import { reliableChange } from '../../../server/core/scoring/reliable-change.ts';
import { scoreDimension } from '../../../server/core/scoring/score-dimension.ts';
import { indicator, rubric } from '../../rubrics/small-rubric.ts';
import { type Compute, numberIn, type Row, type Tables } from '../read-case.ts';

const TERM = 'the only one';

/** Points and counts are both counts here: the case treats them alike. */
const kindOf = (type: string | undefined) => (type === 'hours' ? 'hours' : type === 'level' ? 'level' : 'count');

function asIndicator(row: Row): Indicator {
  const kind = kindOf(row['type']);
  const cap = numberIn(row['cap_points']);
  return indicator(row['indicator'] ?? '', {
    weight: Number(row['weight']),
    ...(cap === null ? {} : { contributionCap: cap }),
    aggregation:
      kind === 'level'
        ? { method: 'mean-of-levels', params: {} }
        : {
            method: 'amount-to-target',
            params: { kind, target: Number(row['target']), zeroIfAbsent: row['zero_if_absent'] === '1' },
          },
  });
}

function caseRubric(rows: readonly Row[], minCoverage: number): Rubric {
  const scale = ['4', '3', '2', '1'].map((code) => ({ code, score: ((Number(code) - 1) / 3) * 100 }));
  const text = { zh: '级', en: 'level' };
  return rubric(rows.map(asIndicator), {
    levelScale: scale.map((level) => ({ ...level, label: text })),
    scoring: {
      minCoverage,
      bands: [90, 60, 30, 0].map((min, at) => ({ code: scale[at]?.code ?? '', min })),
      bonusMax: 0,
      rounding: 'none',
    },
  });
}

function marksOf(student: string, records: readonly Row[], typeOf: ReadonlyMap<string, string>): ScoredMark[] {
  return records
    .filter((row) => row['student_id'] === student)
    .map((row) => {
      const indicatorId = row['indicator'] ?? '';
      const kind = kindOf(typeOf.get(indicatorId));
      const value =
        kind === 'level'
          ? { level: row['value'] ?? null, amount: null }
          : { level: null, amount: Number(row['value']) };
      const [id = '', raterId = ''] = [row['record_id'], row['rater_id']];
      const where = { raterId, raterKind: 'staff' as const, happenedOn: '2024-03-01', term: TERM };
      return { id, indicatorId, kind, detail: null, ...value, ...where };
    });
}

function students(tables: Tables) {
  const params = new Map(tables('params.csv').map((row) => [row['key'] ?? '', Number(row['value'])]));
  const param = (key: string) => params.get(key) ?? Number.NaN;
  const rows = tables('indicators.csv');
  const used = caseRubric(rows, param('min_weight_share'));
  const typeOf = new Map(rows.map((row) => [row['indicator'] ?? '', row['type'] ?? '']));
  const records = tables('records.csv');
  const components = {
    rater: param('var_rater'),
    personRater: param('var_person_rater'),
    residual: param('var_residual'),
  };
  return tables('students.csv').map((row) => {
    const student = row['student_id'] ?? '';
    const marks = marksOf(student, records, typeOf);
    const scored = scoreDimension(used, { grade: 1, term: TERM, marks, components, sex: null });
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
  });
}

function changes(rows: readonly Row[]) {
  return rows.map((row) => {
    const change = reliableChange(
      { score: numberIn(row['score1']), se: numberIn(row['se1']) },
      { score: numberIn(row['score2']), se: numberIn(row['se2']) },
    );
    const { diff, seDiff, z, lo, hi, verdict } = change;
    return { student_id: row['student_id'], diff, se_diff: seDiff, z, lo95: lo, hi95: hi, verdict };
  });
}

export const dimensionScore: Compute = (tables) => ({
  got: { students: students(tables), change: changes(tables('change.csv')) },
  complete: (given) => {
    const weights = given('composite.weights') as number[];
    const sds = given('composite.sds') as number[];
    const reliabilities = given('composite.reliabilities') as number[];
    const correlations = given('composite.correlations') as number[][];
    const composite = compositeReliability(weights, sds, reliabilities, correlations);
    const factors = given('spearman_brown.*.length_factor') as number[];
    const from = given('spearman_brown.*.from') as number[];
    return {
      composite: {
        weights,
        sds,
        reliabilities,
        correlations,
        reliability_mosier: composite?.reliability,
        sem: composite?.sem,
      },
      spearman_brown: factors.map((length_factor, i) => ({
        length_factor,
        from: from[i],
        to: spearmanBrown(from[i] ?? 0, length_factor),
      })),
    };
  },
});
