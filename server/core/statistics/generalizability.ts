import { meanSquares } from './intraclass.ts';

/** Variance components of persons × raters, in squared units of the ratings. */
export type Components = { readonly p: number; readonly r: number; readonly pr: number };
export type DStudy = {
  readonly relativeError: number;
  readonly absoluteError: number;
  readonly semRelative: number;
  readonly semAbsolute: number;
  /** Generalizability coefficient Eρ², and dependability Φ. */
  readonly eRho2: number;
  readonly phi: number;
};

/** p × r with every cell filled: expected mean squares (Brennan 2001, ch. 3). All components come from untruncated mean squares. */
export function personsByRaters(table: readonly (readonly number[])[]) {
  const { n, k, between, raters, error } = meanSquares(table);
  const untruncated: Components = { p: (between - error) / k, r: (raters - error) / n, pr: error };
  return { n, k, meanSquares: { p: between, r: raters, pr: error }, untruncated, components: truncated(untruncated) };
}

/** Negative estimates are 0 ("flag it"), after all of them were computed (Brennan's rule). */
export function truncated(components: Components): Components {
  const { p, r, pr } = components;
  return { p: Math.max(0, p), r: Math.max(0, r), pr: Math.max(0, pr) };
}

/** What n raters each, all different, would give. Null where there is neither variance nor error. */
export function dStudy({ p, r, pr }: Components, raters: number): DStudy | null {
  if (p + r + pr === 0) return null;
  const [relativeError, absoluteError] = [pr / raters, (r + pr) / raters];
  return {
    relativeError,
    absoluteError,
    semRelative: Math.sqrt(relativeError),
    semAbsolute: Math.sqrt(absoluteError),
    eRho2: p / (p + relativeError),
    phi: p / (p + absoluteError),
  };
}

export type Rating = { readonly person: string; readonly rater: string; readonly x: number };

/**
 * p × r with gaps (at most one rating a cell) by Henderson's method I (1953): the four T-equations from running sums, so it can be
 * kept up incrementally. Untruncated. Null where the equations cannot be solved (one person, one rater, no second rating).
 */
export function henderson1(ratings: readonly Rating[]) {
  const sums = (of: (rating: Rating) => string) => {
    const found = new Map<string, { n: number; sum: number }>();
    for (const rating of [...ratings].sort((a, b) => a.x - b.x)) {
      const one = found.get(of(rating)) ?? { n: 0, sum: 0 };
      found.set(of(rating), { n: one.n + 1, sum: one.sum + rating.x });
    }
    return [...found.values()].sort((a, b) => a.n - b.n || a.sum - b.sum);
  };
  const [persons, raters] = [sums((one) => one.person), sums((one) => one.rater)];
  const n = ratings.length;
  const squares = (groups: typeof persons) => groups.reduce((sum, one) => sum + one.sum ** 2 / one.n, 0);
  const total = persons.reduce((sum, one) => sum + one.sum, 0);
  const T = {
    total: [...ratings].sort((a, b) => a.x - b.x).reduce((sum, one) => sum + one.x ** 2, 0),
    p: squares(persons),
    r: squares(raters),
    mu: total ** 2 / n,
  };
  const k = (groups: typeof persons) => groups.reduce((sum, one) => sum + one.n ** 2, 0) / n;
  const solved = solveHenderson({ n, np: persons.length, nr: raters.length, kp: k(persons), kr: k(raters), T });
  return solved && { T, untruncated: solved };
}

/** What the T-equations are made of: numbers of ratings, persons and raters, Σ n² / n of persons and of raters, and the four sums. */
export type HendersonSums = {
  readonly n: number;
  readonly np: number;
  readonly nr: number;
  readonly kp: number;
  readonly kr: number;
  readonly T: { readonly total: number; readonly p: number; readonly r: number; readonly mu: number };
};

/** T_p − T_mu, T_r − T_mu and T_total − T_mu in p, r, pr (each cell has at most one rating, so Σ n²_pr / n_p is the number of persons). */
export function solveHenderson({ n, np, nr, kp, kr, T }: HendersonSums): Components | null {
  const equations = [
    [n - kp, np - kr, np - 1, T.p - T.mu],
    [nr - kp, n - kr, nr - 1, T.r - T.mu],
    [n - kp, n - kr, n - 1, T.total - T.mu],
  ];
  const solved = solveThree(equations);
  return solved && { p: solved[0], r: solved[1], pr: solved[2] };
}

/** Gauss–Jordan elimination with row exchange; null where singular. */
function solveThree(rows: readonly (readonly number[])[]): [number, number, number] | null {
  const a = rows.map((row) => [...row]);
  for (let c = 0; c < 3; c++) {
    const pivot = [0, 1, 2]
      .slice(c)
      .reduce((best, i) => (Math.abs(a[i]?.[c] ?? 0) > Math.abs(a[best]?.[c] ?? 0) ? i : best), c);
    [a[c], a[pivot]] = [a[pivot] ?? [], a[c] ?? []];
    const lead = a[c]?.[c] ?? 0;
    if (Math.abs(lead) < 1e-10) return null;
    for (let i = 0; i < 3; i++) {
      if (i === c) continue;
      const factor = (a[i]?.[c] ?? 0) / lead;
      a[i] = (a[i] ?? []).map((value, j) => value - factor * (a[c]?.[j] ?? 0));
    }
  }
  const value = (i: number) => (a[i]?.[3] ?? 0) / (a[i]?.[i] ?? 1);
  return [value(0), value(1), value(2)];
}

export type NestedComponents = {
  readonly p: number;
  readonly t: number;
  readonly rt: number;
  readonly pt: number;
  readonly prt: number;
};

/**
 * p × (r : t), raters nested in tasks, every cell filled: `cells[p][t][r]`, the same number of raters in each task. Five components
 * from expected mean squares (Brennan 2001, ch. 3), untruncated and truncated.
 */
export function personsByRatersInTasks(cells: readonly (readonly (readonly number[])[])[]) {
  const [np, nt, nr] = [cells.length, cells[0]?.length ?? 0, cells[0]?.[0]?.length ?? 0];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grand = mean(cells.flat(2));
  const ofP = cells.map((tasks) => mean(tasks.flat()));
  const ofT = Array.from({ length: nt }, (_, t) => mean(cells.flatMap((tasks) => tasks[t] ?? [])));
  const ofPt = cells.map((tasks) => tasks.map(mean));
  const ofRt = ofT.map((_, t) => Array.from({ length: nr }, (__, r) => mean(cells.map((tasks) => tasks[t]?.[r] ?? 0))));
  const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  const ssP = nt * nr * squares(ofP.map((m) => m - grand));
  const ssT = np * nr * squares(ofT.map((m) => m - grand));
  const ssPt = nr * squares(ofPt.flatMap((row, p) => row.map((m, t) => m - (ofP[p] ?? 0) - (ofT[t] ?? 0) + grand)));
  const ssRt = np * squares(ofRt.flatMap((row, t) => row.map((m) => m - (ofT[t] ?? 0))));
  const ssPrt = squares(
    cells.flatMap((tasks, p) =>
      tasks.flatMap((raters, t) => raters.map((x, r) => x - (ofPt[p]?.[t] ?? 0) - (ofRt[t]?.[r] ?? 0) + (ofT[t] ?? 0))),
    ),
  );
  const df = { p: np - 1, t: nt - 1, pt: (np - 1) * (nt - 1), rt: nt * (nr - 1), prt: (np - 1) * nt * (nr - 1) };
  const ms = { p: ssP / df.p, t: ssT / df.t, pt: ssPt / df.pt, rt: ssRt / df.rt, prt: ssPrt / df.prt };
  const untruncated: NestedComponents = {
    p: (ms.p - ms.pt) / (nt * nr),
    t: (ms.t - ms.rt - ms.pt + ms.prt) / (np * nr),
    rt: (ms.rt - ms.prt) / np,
    pt: (ms.pt - ms.prt) / nr,
    prt: ms.prt,
  };
  const floor = (value: number) => Math.max(0, value);
  const { p, t, rt, pt, prt } = untruncated;
  const components: NestedComponents = { p: floor(p), t: floor(t), rt: floor(rt), pt: floor(pt), prt: floor(prt) };
  return { np, nt, nr, df, meanSquares: ms, untruncated, components };
}

/** What n tasks with m raters each would give; relative error has pt and prt, absolute error all but p. */
export function dStudyNested(
  { p, t, rt, pt, prt }: NestedComponents,
  tasks: number,
  ratersPerTask: number,
): DStudy | null {
  if (p + t + rt + pt + prt === 0) return null;
  const relativeError = pt / tasks + prt / (tasks * ratersPerTask);
  const absoluteError = relativeError + t / tasks + rt / (tasks * ratersPerTask);
  return {
    relativeError,
    absoluteError,
    semRelative: Math.sqrt(relativeError),
    semAbsolute: Math.sqrt(absoluteError),
    eRho2: p / (p + relativeError),
    phi: p / (p + absoluteError),
  };
}
