/** Screen, print and file round alike. Noise of up to 1e-9 does not turn 89.95 into 89.9. */

/** A score, or a difference of scores, to one decimal, half up. */
export const shownScore = (score: number): number => Math.floor(score * 10 + 0.5 + 1e-9) / 10;

/** A share of 0–1 as whole per cent, half up. */
export const shownPercent = (share: number): number => Math.floor(share * 100 + 0.5 + 1e-9);

/** A reliability, or a difference in standard deviations, to two decimals, half up. */
export const shownHundredths = (value: number): number => Math.floor(value * 100 + 0.5 + 1e-9) / 100;
