import { minimumDegree } from './minimum-degree.ts';

/**
 * Columns that are eliminated together, and all that they are tied to by then: one dense block of the factor (a supernode of the
 * multifrontal method, Duff & Reid 1983; Liu 1992).
 */
export type Front = {
  /** Columns: those eliminated here, then other random ones, then fixed ones, then the response. */
  readonly rows: Int32Array;
  readonly pivots: number;
  /** How many of `rows` are random columns. */
  readonly random: number;
  /** Place of the front that takes what this one leaves, −1 for the last; and where in it each row after the pivots is. */
  readonly parent: number;
  readonly inParent: Int32Array;
};
export type Fronts = {
  /** Children before their parents; the last eliminates all fixed columns too. */
  readonly fronts: readonly Front[];
  /** For each random column the place of the front that eliminates it. */
  readonly frontOf: Int32Array;
  /** Multiplications of one factorisation. */
  readonly work: number;
};

/** Zeros that are worth carrying for larger dense blocks: so many rows, or such a share of them. */
const SPARE = { rows: 8, share: 0.25 } as const;

/**
 * Which columns are eliminated together, in an order that fills little: random columns 0 … q − 1, then fixed ones q … q + p − 1, then
 * the response q + p. `cliques`: columns that are not 0 together in something, each ascending and with the response.
 */
export function frontsOf(q: number, p: number, cliques: readonly Int32Array[]): Fronts {
  const random = cliques.map((columns) => columns.filter((column) => column < q));
  const groups = nested(groupsOf(q, random), q);
  const root = groups.length - 1;
  const frontOf = placesOf(groups, q);
  const fixed = groups.map(() => new Set<number>());
  for (const columns of cliques) {
    const own = fixed[firstFront(columns, frontOf, root)];
    for (const column of columns) if (column >= q && column < q + p) own?.add(column);
  }
  for (let column = q; column < q + p; column++) fixed[root]?.add(column);
  const fronts: Front[] = [];
  for (const [place, { pivots, rest }] of groups.entries()) {
    const parent = place === root ? -1 : firstFront(rest, frontOf, root);
    // What a front leaves reaches all its ancestors, so they have its fixed columns as well.
    for (const column of fixed[place] ?? []) fixed[parent]?.add(column);
    const others = [...rest, ...[...(fixed[place] ?? [])].sort((a, b) => a - b), q + p];
    const rows = Int32Array.from([...pivots, ...others]);
    const held = pivots.length + (place === root ? p : 0);
    const randoms = pivots.length + rest.length;
    fronts.push({ rows, pivots: held, random: randoms, parent, inParent: new Int32Array(0) });
  }
  let work = 0;
  for (const { rows, pivots: held } of fronts) for (let k = 0; k < held; k++) work += (rows.length - k) ** 2 / 2;
  return {
    fronts: fronts.map((front) => ({ ...front, inParent: placesIn(front, fronts[front.parent]) })),
    frontOf,
    work,
  };
}

/** The front that eliminates the first of some columns; of fixed columns alone, and of the response, the last one. */
export function firstFront(columns: Int32Array, frontOf: Int32Array, root: number): number {
  return columns.reduce((first, column) => Math.min(first, frontOf[column] ?? root), root);
}

function placesIn({ rows, pivots }: Front, parent: Front | undefined): Int32Array {
  if (!parent) return new Int32Array(0);
  const placeOf = new Map(Array.from(parent.rows, (column, place) => [column, place]));
  return rows.subarray(pivots).map((column) => placeOf.get(column) ?? 0);
}

const placesOf = (groups: readonly Group[], q: number): Int32Array => {
  const places = new Int32Array(q).fill(groups.length - 1);
  for (const [place, { pivots }] of groups.entries()) for (const column of pivots) places[column] = place;
  return places;
};

/** Groups with their children right before them, so that few are open at a time. */
function nested(groups: readonly Group[], q: number): Group[] {
  const places = placesOf(groups, q);
  const root = groups.length - 1;
  const children: number[][] = groups.map(() => []);
  for (const [place, { rest }] of groups.entries())
    if (place < root) children[firstFront(rest, places, root)]?.push(place);
  const waiting = [root];
  const found: Group[] = [];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const group = groups[place];
    if (group) found.push(group);
    waiting.push(...(children[place] ?? []));
  }
  return found.reverse();
}

type Group = { readonly pivots: number[]; readonly rest: Int32Array };

/** The steps of an elimination, each put together with the one that follows it where that pads few rows with zeros. */
function groupsOf(q: number, cliques: readonly Int32Array[]): Group[] {
  const { steps, last } = minimumDegree(q, cliques);
  const stepOf = new Int32Array(q).fill(steps.length);
  for (const [step, { pivot }] of steps.entries()) stepOf[pivot] = step;
  const all: Group[] = [...steps, undefined].map((step) => ({
    pivots: step ? [step.pivot] : [...last],
    rest: step?.rest ?? new Int32Array(0),
  }));
  const isMerged = new Uint8Array(all.length);
  for (const [place, { pivots, rest }] of all.entries()) {
    if (place === steps.length) continue;
    const next = all[rest.reduce((first, column) => Math.min(first, stepOf[column] ?? 0), steps.length)];
    if (!next) continue;
    const size = next.pivots.length + next.rest.length;
    if (size - rest.length > Math.max(SPARE.rows, SPARE.share * size)) continue;
    next.pivots.push(...pivots);
    isMerged[place] = 1;
  }
  return all.filter((_, place) => isMerged[place] === 0);
}
