/**
 * The least point of a smooth function of one or more non-negative variables: Nelder & Mead (1965) from `start`, then Newton
 * steps on central differences while they lower the value. Variables are taken by their absolute value, so a boundary minimum
 * is at 0. Deterministic: the same function gives the same bits.
 */
export function minimise(f: (x: readonly number[]) => number, start: readonly number[]): number[] {
  const value = (x: readonly number[]) => {
    const found = f(x.map(Math.abs));
    return Number.isFinite(found) ? found : Number.POSITIVE_INFINITY;
  };
  const first = nelderMead(value, start, 0.3);
  // A second start from where the first stopped frees a simplex that has collapsed too early.
  return newton(value, nelderMead(value, first, 0.02)).map(Math.abs);
}

type Corner = { readonly x: readonly number[]; readonly y: number };

function nelderMead(f: (x: readonly number[]) => number, start: readonly number[], step: number): readonly number[] {
  const n = start.length;
  const corner = (x: readonly number[]): Corner => ({ x, y: f(x) });
  let corners = [corner(start), ...start.map((_, k) => corner(start.map((v, i) => (i === k ? v + step : v))))];
  for (let round = 0; round < 400 * n; round++) {
    corners = [...corners].sort((a, b) => a.y - b.y);
    const [best, worst, second] = [corners[0], corners[n], corners[n - 1]];
    if (!best || !worst || !second) break;
    if (worst.y - best.y <= 1e-13 * (Math.abs(best.y) + 1) && spread(corners) < 1e-9) break;
    const centre = start.map((_, i) => corners.slice(0, n).reduce((sum, { x }) => sum + (x[i] ?? 0), 0) / n);
    const toward = (t: number) => corner(centre.map((c, i) => c + t * (c - (worst.x[i] ?? 0))));
    const reflected = toward(1);
    let next: Corner | undefined = reflected;
    if (reflected.y < best.y) {
      const expanded = toward(2);
      next = expanded.y < reflected.y ? expanded : reflected;
    } else if (reflected.y >= second.y) {
      const contracted = reflected.y < worst.y ? toward(0.5) : toward(-0.5);
      next = contracted.y < Math.min(reflected.y, worst.y) ? contracted : undefined;
    }
    if (next) corners[n] = next;
    else corners = corners.map(({ x }, k) => (k === 0 ? best : corner(x.map((v, i) => ((best.x[i] ?? 0) + v) / 2))));
  }
  return [...corners].sort((a, b) => a.y - b.y)[0]?.x ?? start;
}

function spread(corners: readonly Corner[]): number {
  const [first] = corners;
  return Math.max(...corners.flatMap(({ x }) => x.map((v, i) => Math.abs(v - (first?.x[i] ?? 0)))));
}

/** One variable after the other (their cross terms are left to the rounds): at the minimum of a smooth valley that is enough. */
function newton(f: (x: readonly number[]) => number, from: readonly number[]): number[] {
  let x = [...from];
  let y = f(x);
  for (let round = 0; round < 20; round++) {
    let moved = 0;
    for (let k = 0; k < x.length; k++) {
      const here = x[k] ?? 0;
      const h = 1e-4 * Math.max(0.1, Math.abs(here));
      const shifted = (by: number) => f(x.map((v, i) => (i === k ? v + by : v)));
      const [above, below] = [shifted(h), shifted(-h)];
      const curvature = (above - 2 * y + below) / (h * h);
      if (!(curvature > 0)) continue;
      const step = -(above - below) / (2 * h) / curvature;
      const next = shifted(step);
      if (next > y + 1e-12 * Math.abs(y)) continue;
      x = x.map((v, i) => (i === k ? v + step : v));
      y = next;
      moved = Math.max(moved, Math.abs(step) / Math.max(1e-3, Math.abs(here)));
    }
    if (moved < 1e-9) break;
  }
  return x;
}
