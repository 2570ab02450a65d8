import type { Entry } from './entry.ts';

/**
 * The marks of this term that may be read as progress: those of pupils who have a baseline of their own, which is marks of the
 * same indicator in so many terms of the school year, this one included; else none. A mark of the first term is a starting point.
 */
export function withOwnBaseline(entries: readonly Entry[], minHistoryTerms: number, term: string): Entry[] {
  const terms = new Set(entries.map((entry) => entry.term));
  return terms.size < minHistoryTerms ? [] : entries.filter((entry) => entry.term === term);
}
