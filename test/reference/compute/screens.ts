import { EWMA, ewmaChart, shareCharts } from '../../../server/core/statistics/control-charts.ts';
import { adjustedForFalseDiscovery, binomialAbove } from '../../../server/core/statistics/false-discovery.ts';
import { funnel } from '../../../server/core/statistics/funnel.ts';
import { clustersOf, gramsOf, similarPairs } from '../../../server/core/statistics/text-similarity.ts';
import { type Compute, numberOf } from '../read-case.ts';

const FALSE_DISCOVERY = 0.05;

export const monitoring: Compute = (tables) => {
  const weeks = tables('weekly.csv');
  const schools = tables('schools.csv').map((row) => ({
    id: row['school_id'] ?? '',
    n: numberOf(row['n']),
    value: numberOf(row['value']),
    sd: numberOf(row['sd']),
  }));
  const raters = tables('raters.csv').map((row) => ({
    id: row['rater_id'] ?? '',
    records: numberOf(row['records']),
    late: numberOf(row['last_week']),
  }));
  const p0 = raters.reduce((sum, row) => sum + row.late, 0) / raters.reduce((sum, row) => sum + row.records, 0);
  const p = raters.map((row) => binomialAbove(row.late, row.records, p0));
  const adjusted = adjustedForFalseDiscovery(p);
  const plot = funnel(schools);
  const charts = (baseline: number) => {
    const shares = shareCharts(
      weeks.map((row) => ({ records: numberOf(row['records']), count: numberOf(row['late']) })),
      baseline,
    );
    const level = ewmaChart(
      weeks.map((row) => numberOf(row['mean_level'])),
      baseline,
    );
    return {
      baseline_weeks: baseline,
      p_chart: shares && { center: shares.center, sigma: shares.sigma, ...shares.plain },
      laney: shares && { sigma_z: shares.sigmaZ, ...shares.laney },
      ewma: { lambda: EWMA.lambda, L: EWMA.width, ...level },
    };
  };
  const got = {
    funnel: plot && {
      target: plot.target,
      z: plot.z,
      winsor: plot.winsor,
      phi: plot.phi,
      tau2: plot.tau2,
      z_adjusted: plot.adjusted,
      outside_95: plot.outside95,
      outside_998: plot.outside998,
      naive_outside_998: plot.naiveOutside998,
    },
    late_screen: {
      p0,
      p_value: p,
      p_bh: adjusted,
      flagged_q05: raters.flatMap((row, i) => ((adjusted[i] ?? 1) <= FALSE_DISCOVERY ? row.id : [])),
    },
  };
  // How many weeks are the baseline is given; the default of the product is 20.
  return { got: { ...charts(20), ...got }, complete: (given) => charts(given('baseline_weeks') as number) };
};

export const similarity: Compute = (tables) => {
  const rows = tables('input.csv').map((row) => ({ id: row['record_id'] ?? '', text: row['text'] ?? '' }));
  const sizes = rows.map(({ id, text }) => [id, gramsOf(text).size] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    got: {
      n_records: rows.length,
      n_without_text: sizes.filter(([, size]) => size === 0).length,
      'pairs_at_least_0.5': similarPairs(rows, 0.5),
      'clusters_at_0.8': clustersOf(similarPairs(rows, 0.8)),
      gram_set_sizes: Object.fromEntries(sizes),
    },
  };
};
