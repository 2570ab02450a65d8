import { holds, type Lattice, type Row } from './lattice.ts';

/**
 * One way in which the hidden parts of a cell could have been otherwise while everything printed stays as it is. Pupils who
 * count in the cell (`x`) change places with pupils of another atom who do not (`swap`; Infinity where pupils themselves may be
 * elsewhere). Where two atoms are parts of the same rows of `keep`, no printed sum notices. Besides, some may stop counting
 * (`give`) where as many others begin to (`take`). All by atom.
 */
export type Way = {
  readonly keep: ReadonlySet<number>;
  readonly x: readonly number[];
  readonly swap: readonly number[];
  readonly give?: readonly number[];
  readonly take?: readonly number[];
  /** Where no kept row has an atom, `x` and `swap` are one; and that may grow by exchanges with others that `keep` here does not notice. */
  readonly beyond?: { readonly keep: ReadonlySet<number>; readonly swap: readonly number[] };
};
/** `need` is how wide the interval around the hidden number has to be. */
export type Cell = { readonly ways: readonly Way[]; readonly need: number };

type Side = { x: number; swap: number; give: number; take: number };
const NOBODY: Side = { x: 0, swap: 0, give: 0, take: 0 };
const side = (): Side => ({ x: 0, swap: 0, give: 0, take: 0 });

/**
 * How wide the interval is, at least, in which somebody who knows everything printed can place a row's hidden cell. It is a lower
 * bound: each move below is one that nobody could see, so the true interval (the linear programme of the audit) is never narrower.
 */
export function leastWidth(lattice: Lattice, row: Row, { ways, need }: Cell): number {
  let most = 0;
  for (const way of ways) {
    if (most < need) most = Math.max(most, betweenSchools(lattice, row, way));
    if (most < need) most = Math.max(most, betweenBands(lattice, row, way));
    if (most < need) most = Math.max(most, beyondRange(lattice, row, way));
  }
  return most;
}

type Classes = { readonly of: Int32Array; readonly count: number; readonly free: number };
type Kept = { all?: Classes; ofBands?: Classes };
const known = new WeakMap<Lattice, WeakMap<ReadonlySet<number>, Kept>>();

/** Atoms by the kept rows that they are parts of, or by those of them that are a band's. Worked out once for each set, which nobody changes. */
function classesBy(lattice: Lattice, keep: ReadonlySet<number>, which: keyof Kept): Classes {
  const ofLattice = known.get(lattice) ?? new WeakMap<ReadonlySet<number>, Kept>();
  known.set(lattice, ofLattice);
  const kept = ofLattice.get(keep) ?? {};
  ofLattice.set(keep, kept);
  const found = kept[which] ?? classesOf(lattice, keep, which === 'ofBands');
  kept[which] = found;
  return found;
}

/** `free` is the class of the atoms that are parts of none. Lists of rows are told apart by walking a tree of them. */
function classesOf({ rows, rowsOf }: Lattice, keep: ReadonlySet<number>, isOfBands: boolean): Classes {
  const isKept = new Uint8Array(rows.length);
  for (const index of keep) if (!isOfBands || rows[index]?.band !== null) isKept[index] = 1;
  const next = new Map<number, number>();
  const of = new Int32Array(rowsOf.length);
  for (const [atom, within] of rowsOf.entries()) {
    let node = 0;
    for (const index of within) {
      if (isKept[index] === 0) continue;
      const step = node * rows.length + index;
      let place = next.get(step);
      if (place === undefined) {
        place = next.size + 1;
        next.set(step, place);
      }
      node = place;
    }
    of[atom] = node;
  }
  return { of, count: next.size + 1, free: 0 };
}

/** Atoms that are parts of the same kept rows are exchangeable; the row holds some of them and not the others. */
function betweenSchools(lattice: Lattice, row: Row, { keep, x, swap, give, take }: Way): number {
  const { of, free } = classesBy(lattice, keep, 'all');
  const inside = new Map<number, Side>();
  const outside = new Map<number, Side>();
  for (let school = 0, atom = 0; school < lattice.schools; school++) {
    const isMember = row.schools.has(school);
    for (let band = 0; band < lattice.bands; band++, atom++) {
      const sides = isMember && (row.band === null || row.band === band) ? inside : outside;
      if (!x[atom] && !swap[atom] && !take?.[atom]) continue;
      const place = of[atom] ?? 0;
      const to = sides.get(place) ?? side();
      sides.set(place, to);
      to.x += x[atom] ?? 0;
      to.swap += swap[atom] ?? 0;
      to.give += give?.[atom] ?? 0;
      to.take += take?.[atom] ?? 0;
    }
  }
  let width = 0;
  for (const [place, here] of inside) {
    const there = outside.get(place) ?? NOBODY;
    width +=
      place === free
        ? here.x + here.swap
        : Math.min(here.x, there.swap + Math.min(here.give, there.take)) +
          Math.min(there.x, here.swap + Math.min(there.give, here.take));
  }
  return width;
}

/** Of atoms that no kept row has: all of `x` and `swap` may be the cell's or none, and as many more as can come from outside unseen. */
function beyondRange(lattice: Lattice, row: Row, { keep, x, swap, beyond }: Way): number {
  if (!beyond) return 0;
  const [inner, outer] = [classesBy(lattice, keep, 'all'), classesBy(lattice, beyond.keep, 'all')];
  const classes = new Map<number, { own: number; room: number; others: number }>();
  for (let atom = 0; atom < inner.of.length; atom++) {
    if (inner.of[atom] !== inner.free) continue;
    const place = outer.of[atom] ?? 0;
    const found = classes.get(place) ?? { own: 0, room: 0, others: 0 };
    classes.set(place, found);
    const range = (x[atom] ?? 0) + (swap[atom] ?? 0);
    if (holds(row, Math.floor(atom / lattice.bands), atom % lattice.bands)) {
      found.own += range;
      found.room += beyond.swap[atom] ?? 0;
    } else found.others += range;
  }
  let width = 0;
  for (const [place, { own, room, others }] of classes)
    width += own + (place === outer.free ? room : Math.min(room, others));
  return width;
}

/**
 * A band of an area against another band of the same schools, and the opposite in schools outside: no school's and no area's
 * total notices, and the rows of the two bands do not where both schools are parts of the same ones.
 */
function betweenBands(lattice: Lattice, row: Row, { keep, x, swap }: Way): number {
  const { band } = row;
  if (band === null) return 0;
  const { of, count, free } = classesBy(lattice, keep, 'ofBands');
  let most = 0;
  for (let other = 0; other < lattice.bands; other++) {
    if (other === band) continue;
    const classes = new Map<number, { down: [number, number]; up: [number, number] }>();
    for (let school = 0; school < lattice.schools; school++) {
      const [here, there] = [school * lattice.bands + band, school * lattice.bands + other];
      const [down, up] = [Math.min(x[here] ?? 0, swap[there] ?? 0), Math.min(swap[here] ?? 0, x[there] ?? 0)];
      if (down === 0 && up === 0) continue;
      const kept = (of[here] ?? 0) * count + (of[there] ?? 0);
      const found = classes.get(kept) ?? { down: [0, 0], up: [0, 0] };
      classes.set(kept, found);
      const at = row.schools.has(school) ? 0 : 1;
      found.down[at] += down;
      found.up[at] += up;
    }
    let width = 0;
    for (const [kept, { down, up }] of classes)
      width += kept === free * count + free ? down[0] + up[0] : Math.min(down[0], up[1]) + Math.min(up[0], down[1]);
    most = Math.max(most, width);
  }
  return most;
}
