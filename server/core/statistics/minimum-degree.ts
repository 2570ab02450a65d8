/** A column, and the columns that it is tied to when it is eliminated: those are tied to one another from then on. */
export type Step = { readonly pivot: number; readonly rest: Int32Array };
export type Elimination = {
  readonly steps: readonly Step[];
  /** What is left when every column is tied to every other: any order does. Ascending. */
  readonly last: readonly number[];
};

/**
 * An order of elimination that fills little of a sparse symmetric matrix: the column with the fewest others tied to it first, by the
 * quotient graph with approximate degrees and absorption (Amestoy, Davis & Duff 1996). The graph is given as cliques of columns, as
 * a crossed model has it once one factor is gone. Ties go by the columns' numbers. Cost of a step: the cliques of the columns it ties.
 */
export function minimumDegree(size: number, cliques: readonly Int32Array[]): Elimination {
  const members: Int32Array[] = [...cliques];
  const cliquesOf: number[][] = Array.from({ length: size }, () => []);
  for (const [clique, columns] of cliques.entries()) for (const column of columns) cliquesOf[column]?.push(clique);
  const mark = new Int32Array(size).fill(-1);
  const union = (column: number, stamp: number): number[] => {
    const found: number[] = [];
    mark[column] = stamp;
    for (const clique of cliquesOf[column] ?? [])
      for (const other of members[clique] ?? []) {
        if (mark[other] === stamp) continue;
        mark[other] = stamp;
        found.push(other);
      }
    return found;
  };
  const degree = Int32Array.from({ length: size }, (_, column) => union(column, column).length);
  const waiting = buckets(degree);
  mark.fill(-1);
  const isGone = new Uint8Array(size);
  const absorbed = new Uint8Array(cliques.length + size);
  // Of each clique, how many of its columns lie outside the one that is being made; and for which step that was counted.
  const outside = new Int32Array(cliques.length + size);
  const counted = new Int32Array(cliques.length + size).fill(-1);
  const steps: Step[] = [];
  for (let left = size; left > 0; left--) {
    const pivot = waiting.take(isGone);
    if ((degree[pivot] ?? 0) >= left - 1) break;
    const stamp = steps.length;
    const rest = Int32Array.from(union(pivot, stamp)).sort();
    steps.push({ pivot, rest });
    isGone[pivot] = 1;
    for (const clique of cliquesOf[pivot] ?? []) absorbed[clique] = 1;
    const made = members.push(rest) - 1;
    for (const column of rest)
      for (const clique of cliquesOf[column] ?? []) {
        if (absorbed[clique] === 1) continue;
        const known = counted[clique] === stamp ? (outside[clique] ?? 0) : (members[clique]?.length ?? 0);
        outside[clique] = known - 1;
        counted[clique] = stamp;
      }
    for (const column of rest) {
      // A clique that lies within the new one says nothing any more.
      const kept = (cliquesOf[column] ?? []).filter((one) => absorbed[one] === 0 && (outside[one] ?? 0) > 0);
      const beyond = kept.reduce((sum, one) => sum + (outside[one] ?? 0), 0);
      degree[column] = rest.length - 1 + Math.min(degree[column] ?? 0, beyond, left - 1 - rest.length);
      kept.push(made);
      cliquesOf[column] = kept;
      waiting.put(column);
    }
  }
  const last = Array.from({ length: size }, (_, column) => column).filter((column) => isGone[column] === 0);
  return { steps, last };
}

/** Columns by degree; one that moved is left where it was too, and passed over there. */
function buckets(degree: Int32Array) {
  const lists: number[][] = Array.from(degree, () => []);
  let lowest = 0;
  const put = (column: number) => {
    const place = degree[column] ?? 0;
    lists[place]?.push(column);
    lowest = Math.min(lowest, place);
  };
  for (let column = degree.length - 1; column >= 0; column--) put(column);
  /** The next column of least degree. */
  const take = (isGone: Uint8Array): number => {
    for (;;) {
      const column = lists[lowest]?.pop();
      if (column === undefined) lowest += 1;
      else if (isGone[column] === 0 && degree[column] === lowest) return column;
    }
  };
  return { put, take };
}
