/** A smooth function at one point; its slope is worked out where a step ends. */
export type Point = {
  readonly value: number;
  /** First derivatives, and a guess of the second ones by one variable each: how long the first step is depends on it, and nothing else. */
  readonly slope: () => { readonly gradient: readonly number[]; readonly curvature: readonly number[] };
};

/** How much less a last step would bring: a deviance that far from its least says nothing else of any parameter. */
const NOTHING = 1e-12;
const ROUNDS = 200;

/**
 * The least point of a smooth function that is the same at −x as at x in every variable, from `start`: BFGS with the inverse Hessian
 * kept (Nocedal & Wright 2006, ch. 6) and steps halved until they lower the value. Taken by absolute value, so that a minimum at the boundary
 * of non-negative variables is an ordinary one at 0. Null values of the function are infinitely high. Deterministic.
 */
export function minimise(f: (x: readonly number[]) => Point | null, start: readonly number[]): number[] {
  let x = [...start];
  let here = f(x);
  if (!here) return x;
  let { gradient, curvature } = here.slope();
  let inverse = diagonal(curvature);
  for (let round = 0; round < ROUNDS; round++) {
    let step = times(inverse, gradient).map((value) => -value);
    if (!(dot(step, gradient) < 0)) {
      inverse = diagonal(curvature);
      step = times(inverse, gradient).map((value) => -value);
    }
    const promised = -dot(step, gradient);
    if (promised <= NOTHING) return plus(x, step, 1).map(Math.abs);
    const found = lowered(f, { x, here, step, promised });
    if (!found) break;
    const before = gradient;
    ({ x, here } = found);
    ({ gradient, curvature } = here.slope());
    inverse = updated(
      inverse,
      step.map((value) => found.length * value),
      gradient.map((value, k) => value - (before[k] ?? 0)),
    );
  }
  return x.map(Math.abs);
}

type Start = {
  readonly x: readonly number[];
  readonly here: Point;
  readonly step: readonly number[];
  readonly promised: number;
};

/** The first point on the way that is lower by a share of what the slope promises, or by what rounding hides. */
function lowered(f: (x: readonly number[]) => Point | null, { x, here, step, promised }: Start) {
  // A guess of the curvature may be far off where the function is flat; a ratio of standard deviations is seldom above a few.
  let length = Math.min(1, ...step.map((value, k) => (0.5 + Math.abs(x[k] ?? 0)) / Math.abs(value)));
  const noise = 1e-13 * (Math.abs(here.value) + 1);
  for (let tries = 0; tries < 60; tries++) {
    const next = plus(x, step, length);
    const there = f(next);
    const less = there ? here.value - there.value : Number.NEGATIVE_INFINITY;
    if (there && less >= 1e-4 * length * promised - noise) return { x: next, here: there, length };
    // Where a parabola through the slope and both values is least.
    const parabola = (promised * length * length) / (2 * (promised * length - less));
    length = Math.min(0.5 * length, Math.max(0.1 * length, Number.isFinite(parabola) ? parabola : 0));
  }
  return null;
}

/** H ← (I − ρ s y') H (I − ρ y s') + ρ s s', ρ = 1 / y's; unchanged where the function curves the wrong way. */
function updated(h: readonly (readonly number[])[], s: readonly number[], y: readonly number[]) {
  const product = dot(s, y);
  if (!(product > 0)) return h.map((row) => [...row]);
  const hy = times(h, y);
  const factor = 1 + dot(y, hy) / product;
  return h.map((row, i) =>
    row.map(
      (value, j) =>
        value +
        (factor * (s[i] ?? 0) * (s[j] ?? 0) - (hy[i] ?? 0) * (s[j] ?? 0) - (s[i] ?? 0) * (hy[j] ?? 0)) / product,
    ),
  );
}

const diagonal = (of: readonly number[]) =>
  of.map((value, i) => of.map((_, j) => (i === j ? 1 / Math.max(value, 1e-3) : 0)));
const times = (a: readonly (readonly number[])[], x: readonly number[]) => a.map((row) => dot(row, x));
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
const plus = (x: readonly number[], step: readonly number[], length: number) =>
  x.map((value, k) => value + length * (step[k] ?? 0));
