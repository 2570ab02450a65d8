import { expect, test } from 'vitest';
import { coded } from './coded.ts';
import { type CrossedFit, crossedModel } from './crossed-model.ts';
import { type CrossedData, systemOf } from './crossed-system.ts';
import { minimumDegree } from './minimum-degree.ts';
import { at, cholesky, inverse, logDeterminant, solve } from './symmetric.ts';

/** Numbers between 0 and 1, always the same ones. */
function chances(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
}

/** Schools whose raters meet in their own school, a few of them abroad too, on one of many tasks: three crossed factors and two fixed ones. */
function linkedSchools(schools: number): CrossedData {
  const chance = chances(20_261_129);
  const rows = Array.from({ length: schools * 12 * 7 }, (_, row) => {
    const pupil = Math.floor(row / 7);
    const school = Math.floor(pupil / 12);
    const rated = chance() < 0.05 ? Math.floor(chance() * schools) : school;
    const rater = rated * 9 + Math.floor(chance() * 9);
    const task = school * 3 + Math.floor(chance() * 3);
    const y = 3 + 0.3 * Math.sin(pupil) + 0.4 * Math.cos(rater) + 0.2 * Math.sin(3 * task) + chance() - 0.5;
    return { y, pupil: `p${pupil}`, rater: `r${rater}`, task: `t${task}`, school: `s${school}`, side: `i${row % 3}` };
  });
  const of = (name: 'pupil' | 'rater' | 'task' | 'school' | 'side') => coded(rows.map((row) => row[name]));
  return {
    y: Float64Array.from(rows, ({ y }) => y),
    random: [of('rater'), of('pupil'), of('task')],
    fixed: [of('school'), of('side')],
  };
}

/** The same by whole matrices: [ΛZ'ZΛ + I, ΛZ'X; X'ZΛ, X'X] written out, inverted, with nothing clever. */
function dense({ y, random, fixed }: CrossedData, variances: readonly number[], sigma2: number) {
  const theta = variances.map((variance) => Math.sqrt(variance / sigma2));
  const z = random.map(({ names }) => names.length);
  const q = z.reduce((a, b) => a + b, 0);
  const p = fixed.reduce((sum, { names }) => sum + names.length - 1, 1);
  const m = q + p;
  const rows = Array.from(y, (_, row) => {
    const design = new Float64Array(m);
    let from = 0;
    for (const [f, { codes, names }] of random.entries()) {
      design[from + at(codes, row)] = theta[f] ?? 0;
      from += names.length;
    }
    design[from++] = 1;
    for (const { codes, names } of fixed) {
      if (at(codes, row) > 0) design[from + at(codes, row) - 1] = 1;
      from += names.length - 1;
    }
    return design;
  });
  const [a, c] = [new Float64Array(m * m), new Float64Array(m)];
  for (const [row, design] of rows.entries())
    for (let i = 0; i < m; i++) {
      c[i] = at(c, i) + at(design, i) * at(y, row);
      for (let j = 0; j < m; j++) a[i * m + j] = at(a, i * m + j) + at(design, i) * at(design, j);
    }
  for (let i = 0; i < q; i++) a[i * m + i] = at(a, i * m + i) + 1;
  const block = new Float64Array(q * q).map((_, k) => at(a, Math.floor(k / q) * m + (k % q)));
  const [l, held] = [cholesky(a, m), cholesky(block, q)];
  if (!l || !held) throw new Error('not positive definite');
  const u = solve(l, m, c);
  const rss = y.reduce((sum, value) => sum + value * value, 0) - u.reduce((sum, value, i) => sum + value * at(c, i), 0);
  const free = y.length - p;
  const [whole, random_] = [inverse(l, m), inverse(held, q)];
  const ratioOf = Array.from(
    { length: q },
    (_, i) => theta[i < (z[0] ?? 0) ? 0 : i < (z[0] ?? 0) + (z[1] ?? 0) ? 1 : 2] ?? 0,
  );
  const sd = (of: Float64Array, side: number) =>
    ratioOf.map((ratio, i) => Math.sqrt((rss / free) * ratio * ratio * at(of, i * side + i)));
  return {
    criterion: logDeterminant(l, m) + free * (1 + Math.log((2 * Math.PI * rss) / free)),
    sigma2: rss / free,
    estimate: [...u.subarray(q)],
    se: Array.from({ length: p }, (_, k) => Math.sqrt((rss / free) * at(whole, (q + k) * m + q + k))),
    eb: ratioOf.map((ratio, i) => ratio * at(u, i)),
    condSd: sd(random_, q),
    pevSd: sd(whole, m),
  };
}

function fitted(data: CrossedData): CrossedFit {
  const fit = crossedModel(data);
  if (fit.status === 'not_estimable') throw new Error(fit.reason);
  return fit;
}

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

test('a sparse fit of many fronts is what whole matrices give: criterion, effects, both standard deviations, fixed effects', () => {
  const data = linkedSchools(6);
  expect(systemOf(data).fronts.length).toBeGreaterThan(4);
  const fit = fitted(data);
  const p = fit.fixed.estimate.length;
  const wanted = dense(data, fit.variances, fit.sigma2);
  const effects = fit.effects.flat();
  expect(fit.criterion).toBeCloseTo(wanted.criterion, 8);
  expect(fit.sigma2).toBeCloseTo(wanted.sigma2, 10);
  expect(fit.fixed.estimate).toEqual(near(wanted.estimate));
  expect(fit.fixed.estimate.map((_, k) => Math.sqrt(at(fit.fixed.vcov, k * p + k)))).toEqual(near(wanted.se));
  expect(effects.map(({ eb }) => eb)).toEqual(near(wanted.eb));
  expect(effects.map(({ condSd }) => condSd)).toEqual(near(wanted.condSd));
  expect(effects.map(({ pevSd }) => pevSd)).toEqual(near(wanted.pevSd));
});

test('no other variances have a lower criterion', () => {
  const data = linkedSchools(3);
  const { criterion, variances, sigma2 } = fitted(data);
  for (const k of variances.keys())
    for (const factor of [0.99, 1.01]) {
      const other = variances.map((variance, f) => (f === k ? factor * variance : variance));
      expect(dense(data, other, sigma2).criterion).toBeGreaterThan(criterion);
    }
});

test('fixed factors that explain one another, and a response that they explain, are refused', () => {
  const data = linkedSchools(3);
  const school = data.fixed[0] ?? { names: [], codes: new Int32Array(0) };
  const refusal = { status: 'not_estimable', reason: 'collinear' };
  expect(crossedModel({ ...data, fixed: [school, school] })).toEqual(refusal);
  expect(crossedModel({ ...data, y: Float64Array.from(school.codes), fixed: [school] })).toEqual(refusal);
});

test('what a factorisation would cost is known before it is done, and too much is refused', () => {
  const data = linkedSchools(3);
  const { work } = systemOf(data);
  expect(crossedModel(data, work)).toHaveProperty('criterion');
  expect(crossedModel(data, work - 1)).toEqual({ status: 'not_estimable', reason: 'too-large' });
});

test('the column with the fewest others goes first, so that a star, a chain and two cliques joined by one column fill nothing', () => {
  const pairs = (of: readonly (readonly number[])[]) => of.map((columns) => Int32Array.from(columns));
  const restOf = (size: number, cliques: readonly (readonly number[])[]) =>
    minimumDegree(size, pairs(cliques)).steps.map(({ pivot, rest }) => [pivot, ...rest]);
  // In the order of their numbers the middle of the star would tie all others to one another.
  expect(
    restOf(
      6,
      [1, 2, 3, 4, 5].map((leaf) => [0, leaf]),
    ).every((step) => step.length === 2),
  ).toBe(true);
  expect(
    restOf(
      7,
      [1, 2, 3, 4, 5, 6].map((next) => [next - 1, next]),
    ).every((step) => step.length === 2),
  ).toBe(true);
  expect(
    restOf(7, [
      [0, 1, 2, 3],
      [3, 4, 5, 6],
    ]).every((step) => step.every((column) => column <= 3) || step.every((column) => column >= 3)),
  ).toBe(true);
});
