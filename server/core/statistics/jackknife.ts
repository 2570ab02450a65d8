/** The standard error of a figure from what it is without each group in turn (Tukey 1958; Wolter 2007, ch. 4). */
export function jackknifeError(leftOut: readonly number[]): number {
  const mean = leftOut.reduce((sum, value) => sum + value, 0) / leftOut.length;
  const squares = leftOut.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((leftOut.length - 1) / leftOut.length) * squares);
}
