/** Things under their keys, the keys in order, so that what is worked out from them does not depend on the order they came in. */
export function groupsBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const distinct = (all: readonly string[]): string[] => [...new Set(all)].sort();

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
