import { manyFacetRasch, type RaschElement } from '../../../server/core/statistics/many-facet-rasch.ts';
import { type Compute, numberOf } from '../read-case.ts';

export const rasch: Compute = (tables) => {
  const rows = tables('input.csv').map((row) => ({
    student: row['student_id'] ?? '',
    indicator: row['indicator'] ?? '',
    rater: row['rater_id'] ?? '',
    score: numberOf(row['score']),
  }));
  const fit = manyFacetRasch(rows);
  if (!fit) return { got: { status: 'not_estimable' } };
  const plain = ({ id, n, raw, measure, seDiagonal, seFull, infit, outfit }: RaschElement) => ({
    id,
    n,
    raw,
    measure,
    se_diag: seDiagonal,
    se_full: seFull,
    infit,
    outfit,
  });
  const { student, indicator, rater } = fit.elements;
  return {
    got: {
      n_used: fit.used,
      logLik: fit.logLik,
      thresholds: fit.thresholds,
      students: student.map((one) => ({ ...plain(one), fair_average: one.fairAverage })),
      indicators: indicator.map(plain),
      raters: rater.map(plain),
      extreme: { students: fit.extreme.student, indicators: fit.extreme.indicator, raters: fit.extreme.rater },
      rater_raw_totals: Object.fromEntries(rater.map(({ id, raw }) => [id, raw])),
    },
  };
};
