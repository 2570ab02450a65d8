import cdf from '@stdlib/stats-base-dists-normal-cdf';

/** The 97.5 % point of the standard normal distribution, behind every 95 % interval. */
export const Z95 = 1.959963984540054;

/** P(χ² with one degree of freedom > x), kept exact far in the tail. */
export const chiSquare1Above = (x: number): number => (x <= 0 ? 1 : 2 * cdf(-Math.sqrt(x), 0, 1));
