import { at, cholesky, inverse, quadraticForm, solve } from './symmetric.ts';

export type RaschRating = {
  readonly student: string;
  readonly indicator: string;
  readonly rater: string;
  readonly score: number;
};
type Facet = 'student' | 'indicator' | 'rater';
const FACETS: readonly Facet[] = ['student', 'indicator', 'rater'];

export type RaschElement = {
  readonly id: string;
  readonly n: number;
  readonly raw: number;
  /** Logits: ability of a student, difficulty of an indicator, severity of a rater. */
  readonly measure: number;
  /** 1/√(Σ model variance of its ratings), and from the whole information matrix. */
  readonly seDiagonal: number;
  readonly seFull: number;
  readonly infit: number;
  readonly outfit: number;
  /** Expected rating with the average indicator and rater; of students. */
  readonly fairAverage: number;
};
export type Extreme = { readonly id: string; readonly status: 'extreme_high' | 'extreme_low' };
export type RaschFit = {
  readonly used: number;
  readonly logLik: number;
  /** τ_2 … τ_K, summing to 0; disordered ones say that a level is not used as meant. */
  readonly thresholds: readonly number[];
  readonly elements: Readonly<Record<Facet, readonly RaschElement[]>>;
  readonly extreme: Readonly<Record<Facet, readonly Extreme[]>>;
};

/**
 * Many-facet Rasch rating-scale model (Linacre 1989): log(P_k / P_{k−1}) = θ − δ − λ − τ_k over categories 1 … K, with δ, λ and τ each
 * summing to 0, by joint maximum likelihood (Newton with the exact information). Elements with only the lowest or only the highest
 * category have no measure; they are taken out until none is left. For rubric validation in moderation samples, not for daily
 * scores: with L ratings a person its measures are too wide by about L/(L−1). Null where the facets are not linked.
 */
export function manyFacetRasch(all: readonly RaschRating[]): RaschFit | null {
  const categories = all.reduce((most, { score }) => Math.max(most, score), 0);
  const { kept, extreme } = withoutExtremes(all, categories);
  if (kept.length === 0 || categories < 2) return null;
  const ids = Object.fromEntries(
    FACETS.map((facet) => [facet, [...new Set(kept.map((rating) => rating[facet]))].sort()]),
  ) as Record<Facet, string[]>;
  const model = modelOf(kept, ids, categories);
  const parameters = maximise(model);
  return parameters && described(model, parameters, ids, extreme);
}

function withoutExtremes(all: readonly RaschRating[], categories: number) {
  const extreme: Record<Facet, Extreme[]> = { student: [], indicator: [], rater: [] };
  const key = (one: RaschRating) => JSON.stringify([one.student, one.indicator, one.rater, one.score]);
  let kept = [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  for (let found = true; found; ) {
    found = false;
    for (const facet of FACETS) {
      const totals = new Map<string, { n: number; sum: number }>();
      for (const rating of kept) {
        const { n, sum } = totals.get(rating[facet]) ?? { n: 0, sum: 0 };
        totals.set(rating[facet], { n: n + 1, sum: sum + rating.score });
      }
      const gone = new Set<string>();
      for (const [id, { n, sum }] of totals) {
        if (sum !== n && sum !== n * categories) continue;
        extreme[facet].push({ id, status: sum === n ? 'extreme_low' : 'extreme_high' });
        gone.add(id);
      }
      found ||= gone.size > 0;
      kept = kept.filter((rating) => !gone.has(rating[facet]));
    }
  }
  for (const facet of FACETS) extreme[facet].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { kept, extreme };
}

type Model = {
  readonly ratings: readonly {
    readonly score: number;
    readonly code: readonly (readonly [number, number])[];
    readonly of: Record<Facet, number>;
  }[];
  readonly categories: number;
  readonly size: number;
  /** Where the thresholds begin, and how an element or threshold is made of the free parameters. */
  readonly tauAt: number;
  codeOf(facet: Facet, index: number): (readonly [number, number])[];
  tauCode(m: number): (readonly [number, number])[];
};

function modelOf(kept: readonly RaschRating[], ids: Record<Facet, string[]>, categories: number): Model {
  const [students, indicators, raters] = [ids.student.length, ids.indicator.length, ids.rater.length];
  const start = { student: 0, indicator: students, rater: students + indicators - 1 };
  const tauAt = students + indicators - 1 + raters - 1;
  const size = tauAt + categories - 2;
  // The last of a facet that sums to 0 is minus all the others.
  const zeroSum = (from: number, count: number, index: number): (readonly [number, number])[] =>
    index < count - 1 ? [[from + index, 1]] : Array.from({ length: count - 1 }, (_, k) => [from + k, -1] as const);
  const codeOf = (facet: Facet, index: number): (readonly [number, number])[] =>
    facet === 'student' ? [[index, 1]] : zeroSum(start[facet], ids[facet].length, index);
  const place = Object.fromEntries(
    FACETS.map((facet) => [facet, new Map(ids[facet].map((id, i) => [id, i]))]),
  ) as Record<Facet, Map<string, number>>;
  const ratings = kept.map((rating) => {
    const of = Object.fromEntries(FACETS.map((facet) => [facet, place[facet].get(rating[facet]) ?? 0])) as Record<
      Facet,
      number
    >;
    const minus = (facet: Facet) => codeOf(facet, of[facet]).map(([k, value]) => [k, -value] as const);
    return {
      score: rating.score,
      code: [...codeOf('student', of.student), ...minus('indicator'), ...minus('rater')],
      of,
    };
  });
  const tauCode = (m: number) => zeroSum(tauAt, categories - 1, m - 2);
  return { ratings, categories, size, tauAt, codeOf, tauCode };
}

/** Probabilities of categories 1 … K at η, given τ_2 … τ_K. */
function probabilities(eta: number, tau: readonly number[]): number[] {
  const logits = [0];
  for (const threshold of tau) logits.push((logits.at(-1) ?? 0) + eta - threshold);
  const top = Math.max(...logits);
  const weights = logits.map((value) => Math.exp(value - top));
  const total = weights.reduce((sum, value) => sum + value, 0);
  return weights.map((value) => value / total);
}

const coded = (code: readonly (readonly [number, number])[], parameters: Float64Array) =>
  code.reduce((sum, [k, value]) => sum + value * at(parameters, k), 0);
const thresholdsOf = ({ categories, tauCode }: Model, parameters: Float64Array) =>
  Array.from({ length: categories - 1 }, (_, i) => coded(tauCode(i + 2), parameters));

function logLikelihood(model: Model, parameters: Float64Array): number {
  const tau = thresholdsOf(model, parameters);
  return model.ratings.reduce(
    (sum, { score, code }) => sum + Math.log(probabilities(coded(code, parameters), tau)[score - 1] ?? 0),
    0,
  );
}

/** Gradient and information: each rating's statistic is score · code − Σ_{m ≤ score} threshold codes; its covariance is the information. */
function derivatives(model: Model, parameters: Float64Array) {
  const { size, categories, tauCode } = model;
  const tau = thresholdsOf(model, parameters);
  const [gradient, information] = [new Float64Array(size), new Float64Array(size * size)];
  const tauCodes = Array.from({ length: categories - 1 }, (_, i) => tauCode(i + 2));
  for (const { score, code } of model.ratings) {
    const p = probabilities(coded(code, parameters), tau);
    const places = [...new Set([...code.map(([k]) => k), ...tauCodes.flatMap((one) => one.map(([k]) => k))])];
    const statistic = p.map((_, index) => {
      const values = new Map<number, number>();
      for (const [k, value] of code) values.set(k, (values.get(k) ?? 0) + value * (index + 1));
      for (const one of tauCodes.slice(0, index))
        for (const [k, value] of one) values.set(k, (values.get(k) ?? 0) - value);
      return places.map((k) => values.get(k) ?? 0);
    });
    const mean = places.map((_, i) => p.reduce((sum, chance, index) => sum + chance * (statistic[index]?.[i] ?? 0), 0));
    for (const [i, row] of places.entries()) {
      gradient[row] = at(gradient, row) + (statistic[score - 1]?.[i] ?? 0) - (mean[i] ?? 0);
      for (const [j, column] of places.entries()) {
        const both = p.reduce(
          (sum, chance, index) => sum + chance * (statistic[index]?.[i] ?? 0) * (statistic[index]?.[j] ?? 0),
          0,
        );
        information[row * size + column] =
          at(information, row * size + column) + both - (mean[i] ?? 0) * (mean[j] ?? 0);
      }
    }
  }
  return { gradient, information };
}

function maximise(model: Model): Float64Array | null {
  let parameters: Float64Array = new Float64Array(model.size);
  let value = logLikelihood(model, parameters);
  for (let round = 0; round < 200; round++) {
    const { gradient, information } = derivatives(model, parameters);
    if (Math.max(...gradient.map(Math.abs)) < 1e-10) return parameters;
    const l = cholesky(information, model.size);
    if (!l) return null;
    const step = solve(l, model.size, gradient);
    let share = 1;
    let next = parameters;
    for (; share > 1e-6; share /= 2) {
      next = parameters.map((old, k) => old + share * at(step, k));
      const found = logLikelihood(model, next);
      if (found >= value - 1e-9) {
        value = found;
        break;
      }
    }
    if (share <= 1e-6) return parameters;
    parameters = next;
  }
  return null;
}

function described(
  model: Model,
  parameters: Float64Array,
  ids: Record<Facet, string[]>,
  extreme: RaschFit['extreme'],
): RaschFit | null {
  const { size } = model;
  const l = cholesky(derivatives(model, parameters).information, size);
  if (!l) return null;
  const covariance = inverse(l, size);
  const tau = thresholdsOf(model, parameters);
  const expected = (p: readonly number[]) => p.reduce((sum, chance, i) => sum + chance * (i + 1), 0);
  const seen = model.ratings.map(({ score, code, of }) => {
    const p = probabilities(coded(code, parameters), tau);
    const mean = expected(p);
    const variance = p.reduce((sum, chance, i) => sum + chance * (i + 1 - mean) ** 2, 0);
    return { score, of, variance, squared: (score - mean) ** 2 };
  });
  const element = (facet: Facet, id: string, index: number): RaschElement => {
    const own = seen.filter(({ of }) => of[facet] === index);
    const total = (of: (one: (typeof own)[number]) => number) => own.reduce((sum, one) => sum + of(one), 0);
    const code = model.codeOf(facet, index);
    const h = new Float64Array(size);
    for (const [k, value] of code) h[k] = value;
    const measure = coded(code, parameters);
    return {
      id,
      n: own.length,
      raw: total((one) => one.score),
      measure,
      seDiagonal: 1 / Math.sqrt(total((one) => one.variance)),
      seFull: Math.sqrt(quadraticForm(covariance, size, h)),
      infit: total((one) => one.squared) / total((one) => one.variance),
      outfit: total((one) => one.squared / one.variance) / own.length,
      fairAverage: expected(probabilities(measure, tau)),
    };
  };
  const of = (facet: Facet) => ids[facet].map((id, index) => element(facet, id, index));
  return {
    used: seen.length,
    logLik: logLikelihood(model, parameters),
    thresholds: tau,
    elements: { student: of('student'), indicator: of('indicator'), rater: of('rater') },
    extreme,
  };
}
