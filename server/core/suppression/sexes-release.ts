import type { SexGap } from '../measurement/area-measured.ts';
import { type AreaSchools, areaRow, bandRow, latticeOf, sizeIn } from './lattice.ts';
import { printedRows } from './protect.ts';
import { LEAST } from './shares.ts';
import { minus } from './sums.ts';
import { type Cell, leastWidth } from './width.ts';

/** Boys and girls stand in the lattice where bands of grades do. */
export const SEXES = ['boys', 'girls'] as const;
const NEED = LEAST + 1;

type District = {
  readonly schoolIds: readonly string[];
  readonly areas: readonly AreaSchools[];
  readonly bySchool: SexGap['bySchool'];
  /** The rows of schools and areas of which it is printed how many of all pupils have a record. */
  readonly told: ReadonlySet<string>;
};

/** A district's boys and girls of the schools that count, as atoms of a lattice. */
export function sexAtoms({ schoolIds, areas, bySchool }: Omit<District, 'told'>) {
  const lattice = latticeOf(schoolIds.length, SEXES.length, areas);
  const atoms = (of: 'n' | 'noticed') =>
    schoolIds.flatMap((id) => {
      const school = bySchool.find(({ schoolId }) => schoolId === id);
      return SEXES.map((sex) => school?.[sex][of] ?? 0);
    });
  return { lattice, pupils: atoms('n'), noticed: atoms('noticed') };
}

/**
 * The areas that may say how many of their boys and how many of their girls have a record. How many boys and girls there are is told of all,
 * and of some schools and areas how many pupils have a record: so where few of either have one, neither is told, nor what it would follow
 * from in an area around or beside it. What follows from those totals alone is not made narrower.
 */
export function areasWithSexes(district: District): ReadonlySet<string> {
  const { lattice, pupils, noticed } = sexAtoms(district);
  const [size, noticedIn] = [sizeIn(lattice, pupils), sizeIn(lattice, noticed)];
  const all = [...lattice.rows.entries()].filter(([index]) => size(index) > 0);
  const totals = all.flatMap(([index, { id }]) => (district.told.has(id) ? index : []));
  const rows = all.flatMap(([index, { band }]) => (band === null ? [] : index));
  const isImplied = (index: number) => lattice.rows[index]?.kind === 'implied';
  const isFew = (index: number) => noticedIn(index) > 0 && noticedIn(index) <= LEAST;
  const cellOf = (need: number, keep: Iterable<number>): Cell => ({
    need,
    ways: [{ keep: new Set([...keep, ...totals]), x: noticed, swap: minus(pupils, noticed) }],
  });
  const hidden = rows.filter((index) => noticedIn(index) > 0 && (!isImplied(index) || isFew(index)));
  const needs = new Map(
    hidden.map((index) => {
      const row = lattice.rows[index];
      const need = Math.min(NEED, size(index));
      return [index, row ? Math.min(need, leastWidth(lattice, row, cellOf(need, []))) : 0];
    }),
  );
  const open = printedRows({
    lattice,
    rows,
    pupils,
    unsafe: new Set(rows.filter((index) => isFew(index) || isImplied(index))),
    cells: (index, keep) => {
      const need = needs.get(index);
      return need === undefined ? [] : [cellOf(need, keep)];
    },
  });
  const places = new Map(lattice.rows.map(({ id }, index) => [id, index]));
  const isTold = (id: string) => {
    const index = places.get(id) ?? -1;
    return open.has(index) || size(index) === 0;
  };
  return new Set(
    district.areas.flatMap(({ id }) => {
      const isSome = size(places.get(areaRow(id)) ?? -1) > 0;
      return isSome && SEXES.every((_, sex) => isTold(bandRow(id, sex))) ? id : [];
    }),
  );
}
