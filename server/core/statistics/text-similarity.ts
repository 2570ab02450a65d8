/**
 * The character 3-grams of a text: NFKC, lower case, only letters and digits. A text of one or two characters is its own gram; an
 * empty one has none and resembles nothing.
 */
export function gramsOf(text: string): ReadonlySet<string> {
  const chars = [...text.normalize('NFKC').toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  if (chars.length === 0) return new Set();
  if (chars.length < 3) return new Set([chars.join('')]);
  return new Set(chars.slice(2).map((_, i) => chars.slice(i, i + 3).join('')));
}

export type TextRecord = { readonly id: string; readonly text: string };
export type SimilarPair = { readonly a: string; readonly b: string; readonly jaccard: number };

/**
 * Pairs of texts whose 3-grams overlap by at least `least` (Jaccard, exact), a < b, by id. Candidates are found by prefix filtering
 * (Chaudhuri, Ganti & Kaushik 2006): two sets of |A| ≤ |B| that overlap so much share a gram among the |A| − ⌈least·|A|⌉ + 1 rarest
 * of each, so no pair is missed and most are never compared.
 */
export function similarPairs(records: readonly TextRecord[], least: number): SimilarPair[] {
  const sets = records.map(({ id, text }) => ({ id, grams: gramsOf(text) })).filter(({ grams }) => grams.size > 0);
  sets.sort((a, b) => a.grams.size - b.grams.size || (a.id < b.id ? -1 : 1));
  const frequency = new Map<string, number>();
  for (const { grams } of sets) for (const gram of grams) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const rarer = (a: string, b: string) =>
    (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
  const holders = new Map<string, number[]>();
  const pairs: SimilarPair[] = [];
  for (const [index, { id, grams }] of sets.entries()) {
    const prefix = [...grams].sort(rarer).slice(0, grams.size - Math.ceil(least * grams.size - 1e-9) + 1);
    const candidates = new Set(prefix.flatMap((gram) => holders.get(gram) ?? []));
    for (const other of candidates) {
      const partner = sets[other];
      if (!partner || partner.grams.size < least * grams.size - 1e-9) continue;
      const value = jaccard(partner.grams, grams);
      if (value < least - 1e-12) continue;
      const [a, b] = partner.id < id ? [partner.id, id] : [id, partner.id];
      pairs.push({ a, b, jaccard: value });
    }
    for (const gram of prefix) holders.set(gram, [...(holders.get(gram) ?? []), index]);
  }
  return pairs.sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1));
}

/** |A ∩ B| / |A ∪ B|, both not empty. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** Records joined by pairs (single linkage), each cluster and all of them by id; those that stand alone are none. */
export function clustersOf(pairs: readonly SimilarPair[]): string[][] {
  const cluster = new Map<string, Set<string>>();
  for (const { a, b } of pairs) {
    const joined = new Set([...(cluster.get(a) ?? [a]), ...(cluster.get(b) ?? [b])]);
    for (const id of joined) cluster.set(id, joined);
  }
  return [...new Set(cluster.values())]
    .map((ids) => [...ids].sort())
    .sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1));
}
