import { type CrossedData, type CrossedSystem, systemOf } from './crossed-system.ts';
import { minimise } from './minimise.ts';
import { type Factor, factorise, inverseDiagonal, solutionOf } from './multifrontal.ts';
import { at, cholesky } from './symmetric.ts';

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
  /** The constant, then of each fixed factor the distance of its second, third … name from the first. */
  readonly fixed: { readonly estimate: readonly number[]; readonly vcov: Float64Array };
  /** Of each random factor, in the order of its names. */
  readonly effects: readonly (readonly LevelEffect[])[];
};
export type CrossedRefusal = {
  readonly status: 'not_estimable';
  readonly reason: 'too-few-rows' | 'no-variance' | 'collinear' | 'too-large';
};

/** Multiplications of one factorisation: half a minute of a core, and a fit takes about thirty times that. */
const MOST_WORK = 4e10;
/** Below this ratio of standard deviations (factor / residual) a variance counts as 0. */
const BOUNDARY = 1e-5;

/**
 * y ~ fixed factors + (1 | f1) + (1 | f2) + … with crossed random factors, by REML (the additive severity model of Myford & Wolfe 2003
 * as a mixed model; criterion profiled over fixed effects and sigma² as in Bates et al. 2015). The factor with the most levels has a diagonal block and
 * goes first; the others in an order of minimum degree (decision 36). Rows in any order give the same bits. Refused: fewer rows than
 * parameters, all y equal, fixed factors that explain one another, or y, and raters so entangled that it would take hours.
 */
export function crossedModel(data: CrossedData, mostWork = MOST_WORK): CrossedFit | CrossedRefusal {
  const p = data.fixed.reduce((sum, { names }) => sum + names.length - 1, 1);
  if (data.y.length <= p + 1) return { status: 'not_estimable', reason: 'too-few-rows' };
  if (data.y.every((value) => value === data.y[0])) return { status: 'not_estimable', reason: 'no-variance' };
  const system = systemOf(data);
  if (system.work > mostWork) return { status: 'not_estimable', reason: 'too-large' };
  if (!cholesky(system.ofFixed, p + 1)) return { status: 'not_estimable', reason: 'collinear' };
  const value = (theta: readonly number[]) => pointAt(system, theta)?.value ?? Number.POSITIVE_INFINITY;
  const found = minimise(
    (theta) => pointAt(system, theta),
    data.random.map(() => 0.5),
  );
  // The way to a wall ends beside it: the wall is tried, and taken where it is no worse.
  const tries = [found, ...found.flatMap((v, k) => (v < 0.05 ? [found.map((w, i) => (i === k ? 0 : w))] : []))];
  const theta = tries.length === 1 ? found : tries.reduce((a, b) => (value(b) <= value(a) + 1e-9 ? b : a));
  return fitAt(
    data,
    system,
    theta.map((v) => (v < BOUNDARY ? 0 : v)),
  );
}

function factorAt(system: CrossedSystem, theta: readonly number[]): Factor | null {
  const { q, p, offsets, eliminated } = system;
  const of = new Float64Array(q + p + 1).fill(1);
  for (const [f, offset] of offsets.entries()) if (f !== eliminated) of.fill(theta[f] ?? 0, offset, endOf(system, f));
  return factorise(system, { own: theta[eliminated] ?? 0, of });
}

/** One past the last column of a factor that is not eliminated. */
const endOf = ({ offsets, eliminated, q }: CrossedSystem, f: number) =>
  offsets[f + 1 === eliminated ? f + 2 : f + 1] ?? q;

/**
 * −2 log REML likelihood and its slope: with C the inverse of the equations and u the spherical effects, ∂/∂θ_f =
 * 2/θ_f · Σ (1 − C_ii − u_i² / sigma²) over the levels of f. The second derivative is guessed as that of independent groups, 4/θ² · Σ (1 − C_ii)².
 */
function pointAt(system: CrossedSystem, theta: readonly number[]) {
  const factor = factorAt(system, theta);
  if (!factor) return null;
  const { n, p, eliminated, offsets } = system;
  const free = n - p;
  const sigma2 = factor.rss / free;
  const slope = () => {
    const inverse = inverseDiagonal(system, factor, 'whole');
    const solution = solutionOf(system, factor);
    const sums = theta.map((ratio, f) => {
      const [from, to] = f === eliminated ? [0, inverse.own.length] : [offsets[f] ?? 0, endOf(system, f)];
      const [c, u] = f === eliminated ? [inverse.own, solution.own] : [inverse.of, solution.of];
      let [first, second] = [0, 0];
      for (let i = from; i < to; i++) {
        const known = 1 - at(c, i);
        first += known - at(u, i) ** 2 / sigma2;
        second += known * known;
      }
      return ratio === 0 ? [0, 1] : [(2 / ratio) * first, (4 / ratio ** 2) * second];
    });
    return { gradient: sums.map(([g = 0]) => g), curvature: sums.map(([, c = 1]) => c) };
  };
  return { value: criterionOf(factor, free), slope };
}

const criterionOf = ({ logDeterminant, rss }: Factor, free: number) =>
  logDeterminant + free * (1 + Math.log((2 * Math.PI * rss) / free));

function fitAt(data: CrossedData, system: CrossedSystem, theta: readonly number[]): CrossedFit {
  const { n, q, p, mean, eliminated, offsets } = system;
  const factor = factorAt(system, theta);
  if (!factor) throw new Error('the criterion was finite here before');
  const sigma2 = factor.rss / (n - p);
  const solution = solutionOf(system, factor);
  const beta = solution.of.subarray(q, q + p);
  const [whole, held] = [inverseDiagonal(system, factor, 'whole'), inverseDiagonal(system, factor, 'random')];
  const effectOf = theta.map((ratio, f) => {
    const own = f === eliminated ? solution.own : solution.of.subarray(offsets[f], endOf(system, f));
    return own.map((u) => ratio * u);
  });
  const sums = effectOf.map((own) => ({ n: own.map(() => 0), squares: own.map(() => 0), y: own.map(() => 0) }));
  for (const row of system.rows) {
    const y = at(data.y, row);
    let residual = y - mean;
    for (const column of system.columnsOf(row)) if (column >= q) residual -= at(beta, column - q);
    for (const [f, { codes }] of data.random.entries()) residual -= effectOf[f]?.[at(codes, row)] ?? 0;
    for (const [f, { codes }] of data.random.entries()) {
      const [level, own] = [at(codes, row), sums[f]];
      if (!own) continue;
      own.n[level] = at(own.n, level) + 1;
      own.squares[level] = at(own.squares, level) + residual * residual;
      own.y[level] = at(own.y, level) + y;
    }
  }
  const effects = data.random.map(({ names }, f) =>
    names.map((id, level): LevelEffect => {
      const [ratio, own, column] = [theta[f] ?? 0, sums[f], (offsets[f] ?? 0) + level];
      const sd = ({ own: ofLeaf, of }: { readonly own: Float64Array; readonly of: Float64Array }) =>
        Math.sqrt(sigma2 * ratio * ratio * (f === eliminated ? at(ofLeaf, level) : at(of, column)));
      const rows = own?.n[level] ?? 0;
      return {
        id,
        n: rows,
        rawMean: (own?.y[level] ?? 0) / rows,
        eb: effectOf[f]?.[level] ?? 0,
        condSd: sd(held),
        pevSd: sd(whole),
        meanSquaredResidual: (own?.squares[level] ?? 0) / rows / sigma2,
      };
    }),
  );
  return {
    status: theta.includes(0) ? 'boundary' : 'ok',
    criterion: criterionOf(factor, n - p),
    sigma2,
    variances: theta.map((ratio) => ratio * ratio * sigma2),
    fixed: {
      estimate: Array.from(beta, (b, k) => (k === 0 ? b + mean : b)),
      vcov: whole.ofFixed.map((c) => sigma2 * c),
    },
    effects,
  };
}
