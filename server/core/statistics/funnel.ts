import { Z95 } from './normal.ts';
import { quantile } from './quantile.ts';

/** Two-sided 99.8 % point of the standard normal. */
const Z998 = 3.090232306167813;

export type FunnelRow = { readonly id: string; readonly n: number; readonly value: number; readonly sd: number };

/**
 * Funnel plot with additive overdispersion (Spiegelhalter 2005): z = (value − target) / (sd / √n), target the mean weighted by n; z is
 * winsorised at its 10 % and 90 % quantiles, φ = mean z_w², τ² = (Jφ − (J − 1)) / (Σw − Σw²/Σw), w = 1/s², 0 where Jφ ≤ J − 1.
 * Outside the adjusted limits is a reason to look, and no verdict. Answers z in the order of the rows. Null below two rows.
 */
export function funnel(rows: readonly FunnelRow[]) {
  const J = rows.length;
  const students = rows.reduce((sum, row) => sum + row.n, 0);
  if (J < 2 || students === 0 || rows.some((row) => !(row.sd > 0) || row.n < 1)) return null;
  const target = rows.reduce((sum, row) => sum + row.n * row.value, 0) / students;
  const s = rows.map((row) => row.sd / Math.sqrt(row.n));
  const z = rows.map((row, i) => (row.value - target) / (s[i] ?? 1));
  const winsor = [quantile(z, 0.1) ?? 0, quantile(z, 0.9) ?? 0] as const;
  const phi = z.reduce((sum, value) => sum + Math.min(winsor[1], Math.max(winsor[0], value)) ** 2, 0) / J;
  const w = s.map((value) => 1 / value ** 2);
  const sumW = w.reduce((sum, value) => sum + value, 0);
  const sumW2 = w.reduce((sum, value) => sum + value ** 2, 0);
  const tau2 = J * phi <= J - 1 ? 0 : (J * phi - (J - 1)) / (sumW - sumW2 / sumW);
  const adjusted = rows.map((row, i) => (row.value - target) / Math.sqrt((s[i] ?? 0) ** 2 + tau2));
  const beyond = (values: readonly number[], limit: number) =>
    rows.flatMap((row, i) => (Math.abs(values[i] ?? 0) > limit ? [row.id] : []));
  return {
    target,
    z,
    winsor,
    phi,
    tau2,
    adjusted,
    outside95: beyond(adjusted, Z95),
    outside998: beyond(adjusted, Z998),
    naiveOutside998: beyond(z, Z998),
  };
}
