/** The sum of some numbers with what rounding loses kept aside and added at the end (Neumaier 1974). */
export function exactSum(values: Iterable<number>): number {
  let [sum, lost] = [0, 0];
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** The sum from the smallest on, so that no order of the rows changes its last bit. */
export const orderedSum = (values: readonly number[]) =>
  Float64Array.from(values)
    .sort()
    .reduce((sum, value) => sum + value, 0);
