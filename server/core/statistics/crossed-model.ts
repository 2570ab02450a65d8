import { type CrossedRow, type System, systemOf } from './crossed-system.ts';
import { minimise } from './minimise.ts';
import { at, cholesky, inverse } from './symmetric.ts';

export type LevelEffect = {
  readonly id: string;
  readonly n: number;
  /** Mean of y as it is. */
  readonly rawMean: number;
  readonly eb: number;
  /** SD given the variances and the fixed effects; and with the fixed effects' uncertainty added. */
  readonly condSd: number;
  readonly pevSd: number;
  /** Mean of squared conditional residuals / sigma²: about 1; an erratic rater has more. */
  readonly meanSquaredResidual: number;
};
export type CrossedFit = {
  readonly status: 'ok' | 'boundary';
  readonly criterion: number;
  readonly sigma2: number;
  /** Variance of each random factor, in their order. */
  readonly variances: readonly number[];
  readonly fixed: { readonly estimate: readonly number[]; readonly vcov: Float64Array };
  /** Of each random factor, by id. */
  readonly effects: readonly (readonly LevelEffect[])[];
};
export type CrossedRefusal = {
  readonly status: 'not_estimable';
  readonly reason: 'too-few-rows' | 'no-variance' | 'collinear';
};

const BOUNDARY = 1e-5;

/**
 * y ~ x + (1 | f1) + (1 | f2) + … with crossed random factors, by REML (the additive severity model of Myford & Wolfe 2003 as a
 * mixed model; criterion as in Bates et al. 2015). The factor with the most levels has a diagonal block and is eliminated, so one
 * evaluation costs Σ over its levels of (other levels met)², and one Cholesky of the size of the other factors and x.
 * Rows in any order give the same bits. Refused: fewer rows than parameters, all y equal, predictors that explain one another.
 */
export function crossedModel(rows: readonly CrossedRow[]): CrossedFit | CrossedRefusal {
  const factors = rows[0]?.levels.length ?? 0;
  const p = (rows[0]?.x.length ?? 0) + 1;
  if (rows.length <= p + 1) return { status: 'not_estimable', reason: 'too-few-rows' };
  if (rows.every((row) => row.y === rows[0]?.y)) return { status: 'not_estimable', reason: 'no-variance' };
  const system = systemOf(rows, factors, p);
  if (!evaluate(system, system.scales(Array.from({ length: factors }, () => 0))))
    return { status: 'not_estimable', reason: 'collinear' };
  const value = (theta: readonly number[]) =>
    evaluate(system, system.scales(theta))?.criterion ?? Number.POSITIVE_INFINITY;
  const found = minimise(
    value,
    Array.from({ length: factors }, () => 0.5),
  );
  const tries = [found, ...found.map((_, k) => found.map((v, i) => (i === k && v < 0.05 ? 0 : v)))];
  const theta = tries.reduce((a, b) => (value(b) <= value(a) + 1e-9 ? b : a)).map((v) => (v < BOUNDARY ? 0 : v));
  return fitAt(system, theta);
}

/** The equations after the eliminated factor is gone: penalty added to the other factors' block. */
function reduced({ size, q, cross, cells, counts }: System, { own, of }: ReturnType<System['scales']>) {
  const s = new Float64Array(size * size);
  // The lower triangle is all that is read of it.
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++)
      s[i * size + j] = at(of, i) * at(of, j) * at(cross, i * size + j) + (i === j && i < q ? 1 : 0);
  let logDiagonal = 0;
  for (const [level, list] of cells.entries()) {
    const d = 1 + own * own * (counts[level] ?? 0);
    logDiagonal += Math.log(d);
    const weight = (own * own) / d;
    if (weight === 0) continue;
    for (const a of list) {
      const scaled = weight * at(of, a.column) * a.value;
      for (const b of list) {
        if (b.column > a.column) break;
        s[a.column * size + b.column] = at(s, a.column * size + b.column) - scaled * at(of, b.column) * b.value;
      }
    }
  }
  return { s, logDiagonal };
}

function evaluate(system: System, scales: ReturnType<System['scales']>) {
  const { size, q, p, n } = system;
  const { s, logDiagonal } = reduced(system, scales);
  const l = cholesky(s, size);
  if (!l) return null;
  let [logRandom, logFixed] = [logDiagonal, 0];
  for (let i = 0; i < q; i++) logRandom += 2 * Math.log(at(l, i * size + i));
  for (let i = q; i < q + p; i++) logFixed += 2 * Math.log(at(l, i * size + i));
  const rss = at(l, size * size - 1) ** 2;
  const criterion = logRandom + logFixed + (n - p) * (1 + Math.log((2 * Math.PI * rss) / (n - p)));
  return { criterion, sigma2: rss / (n - p), l, s };
}

function fitAt(system: System, theta: readonly number[]): CrossedFit {
  const { size, q, p, mean, names, eliminated, counts, cells, offsets } = system;
  const scales = system.scales(theta);
  const found = evaluate(system, scales);
  if (!found) throw new Error('the criterion was finite here before');
  const { criterion, sigma2, l, s } = found;
  const m = q + p;
  const block = (k: number) => new Float64Array(k * k).map((_, i) => at(s, Math.floor(i / k) * size + (i % k)));
  const whole = inverseOf(block(m), m);
  const random = q === 0 ? new Float64Array(0) : inverseOf(block(q), q);
  // Back substitution on the last row of the factor: (factors, x) given y.
  const solution = new Float64Array(m);
  for (let i = m - 1; i >= 0; i--) {
    let sum = at(l, (size - 1) * size + i);
    for (let k = i + 1; k < m; k++) sum -= at(l, k * size + i) * at(solution, k);
    solution[i] = sum / at(l, i * size + i);
  }
  const beta = [...solution.subarray(q, m)];
  const vcov = new Float64Array(p * p).map((_, i) => sigma2 * at(whole, (q + Math.floor(i / p)) * m + q + (i % p)));

  const ebOwn = counts.map((count, level) => {
    const left = (cells[level] ?? []).reduce(
      (sum, { column, value }) =>
        column === size - 1 ? sum + value : sum - value * at(scales.of, column) * at(solution, column),
      0,
    );
    return ((scales.own * scales.own) / (1 + scales.own * scales.own * count)) * left;
  });
  const ebOf = (f: number, index: number) =>
    f === eliminated ? (ebOwn[index] ?? 0) : (theta[f] ?? 0) * at(solution, (offsets[f] ?? 0) + index);
  const squared = names.map((list) => list.map(() => ({ n: 0, squares: 0, sum: 0 })));
  for (const row of system.rows) {
    const indexes = row.levels.map((name, f) => system.indexOf[f]?.get(name) ?? 0);
    const fitted = beta.reduce((sum, b, k) => sum + b * (k === 0 ? 1 : (row.x[k - 1] ?? 0)), mean);
    const residual = row.y - fitted - indexes.reduce((sum, index, f) => sum + ebOf(f, index), 0);
    for (const [f, index] of indexes.entries()) {
      const one = squared[f]?.[index];
      if (!one) continue;
      one.n += 1;
      one.squares += residual * residual;
      one.sum += row.y;
    }
  }
  const variancesAt = (f: number, index: number): [number, number] => {
    if (f !== eliminated) {
      const [column, t] = [(offsets[f] ?? 0) + index, theta[f] ?? 0];
      return [sigma2 * t * t * at(random, column * q + column), sigma2 * t * t * at(whole, column * m + column)];
    }
    const d = 1 + scales.own * scales.own * (counts[index] ?? 0);
    const list = cells[index] ?? [];
    // h' A h over what of h is not 0: a pupil meets few of the raters.
    const form = (a: Float64Array, k: number) => {
      let sum = 0;
      for (const i of list)
        for (const j of list)
          if (i.column < k && j.column < k) sum += weigh(i) * at(a, i.column * k + j.column) * weigh(j);
      return sum;
    };
    const weigh = ({ column, value }: (typeof list)[number]) => (scales.own * at(scales.of, column) * value) / d;
    const share = sigma2 * scales.own * scales.own;
    return [share * (1 / d + form(random, q)), share * (1 / d + form(whole, m))];
  };
  const effects = names.map((list, f) =>
    list.map((id, index) => {
      const { n = 0, squares = 0, sum = 0 } = squared[f]?.[index] ?? {};
      const [cond, pev] = variancesAt(f, index);
      const shared = { id, n, rawMean: sum / n, eb: ebOf(f, index), condSd: Math.sqrt(cond), pevSd: Math.sqrt(pev) };
      return { ...shared, meanSquaredResidual: squares / n / sigma2 };
    }),
  );
  const estimate = beta.map((b, k) => (k === 0 ? b + mean : b));
  const variances = theta.map((t) => t * t * sigma2);
  return {
    status: theta.includes(0) ? 'boundary' : 'ok',
    criterion,
    sigma2,
    variances,
    fixed: { estimate, vcov },
    effects,
  };
}

function inverseOf(a: Float64Array, n: number): Float64Array {
  const l = cholesky(a, n);
  if (!l) throw new Error('the equations were solved before');
  return inverse(l, n);
}
