import { grouped } from '../grouped.ts';

/** Things under their keys, the keys in order, so that what is worked out from them does not depend on the order they came in. */
export function groupsBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  return new Map([...grouped(all, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const distinct = (all: readonly string[]): string[] => [...new Set(all)].sort();

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
