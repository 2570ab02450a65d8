/** One thing wrong in a rubric file: where (`indicators[2].weight`, empty for the whole file) and what, in plain words. */
export type Fault = { readonly path: string; readonly reason: string };

export const faultsOf = (found: Iterable<Fault>): Fault[] => [...found];

export const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** Sums of weights are compared with what people wrote in decimals. */
export const sameSum = (sum: number, wanted: number) => Math.abs(sum - wanted) < 1e-6;
/** 33.3 + 33.3 + 33.4, printed as a person would. */
export const asWritten = (sum: number) => String(Number(sum.toFixed(6)));
