import { type AreaSchools, type Lattice, latticeOf, type Row, sumOf } from '../../server/core/suppression/lattice.ts';
import type { Printed, Release } from '../../server/core/suppression/release.ts';
import { atomSums, type ClassSums, pupilsByAtom } from '../../server/core/suppression/sums.ts';
import { type Narrow, narrowCells, type Seen } from './audit.ts';

export type World<D extends string> = {
  readonly schools: number;
  readonly bands: number;
  readonly areas: readonly AreaSchools[];
  readonly classes: readonly ClassSums<D>[];
};

const NOTHING: Printed = {
  noticed: 'locked',
  scored: 'locked',
  ok: 'locked',
  records: 'locked',
  recordsEach: 'locked',
  fresh: 'locked',
  levelled: 'locked',
  levels: 'locked',
};

function seenOf<D extends string>(lattice: Lattice, release: Release<D>, dimension: D): Seen[] {
  return lattice.rows.map((row) => {
    if (row.kind === 'implied') return { row, pupils: 'locked', printed: NOTHING };
    const [id = '', band] = row.id.replace(/^(area|school) /, '').split(' band ');
    const of =
      row.kind === 'school' ? release.school(Number(id)) : band ? release.band(id, Number(band)) : release.area(id);
    return { row, pupils: of.pupils, printed: of.in.get(dimension) ?? NOTHING };
  });
}

/** The hidden cells of one dimension that all reports of a district together say too much of. */
export function auditRelease<D extends string>(world: World<D>, release: Release<D>, dimension: D): Narrow[] {
  const lattice = latticeOf(world.schools, world.bands, world.areas);
  const pupils = pupilsByAtom(lattice, world.classes);
  const classes = world.classes.filter((row) => row.dimension === dimension);
  const { counts, levels } = atomSums(lattice, classes, pupils);
  const size = (row: Row, level?: number) => sumOf(lattice, row, level === undefined ? pupils : (counts[level] ?? []));
  return narrowCells(lattice, seenOf(lattice, release, dimension), levels, { size });
}
