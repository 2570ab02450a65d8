import { grouped } from '../grouped.ts';
import { components } from '../statistics/components.ts';
import type { Linkage } from './area-measured.ts';
import type { RatedCell } from './rated-cells.ts';

const total = (cells: readonly RatedCell[]) => cells.reduce((sum, cell) => sum + cell.n, 0);
const isAcross = (cell: RatedCell) => cell.home !== cell.schoolId;
const distinct = (cells: readonly RatedCell[], of: (cell: RatedCell) => string) => new Set(cells.map(of)).size;

/** Pupils' schools joined with raters' homes: what holds the schools of a dimension together, and how firmly. */
export function linkageOf(cells: readonly RatedCell[]): Linkage {
  const across = cells.filter(isAcross);
  const bySchool = [...grouped(cells, ({ schoolId }) => schoolId)].map(([schoolId, own]) => {
    const from = own.filter(isAcross);
    const ratings = total(own);
    return {
      schoolId,
      pupils: distinct(own, ({ pupil }) => pupil),
      ratings,
      across: total(from),
      outsiders: distinct(from, ({ rater }) => rater),
      blind: total(from.filter(({ isBlind }) => isBlind)),
      rawMean: own.reduce((sum, cell) => sum + cell.sum, 0) / ratings,
    };
  });
  return {
    schools: bySchool.length,
    groups: groupsOf(cells),
    ratings: total(cells),
    across: total(across),
    blind: total(across.filter(({ isBlind }) => isBlind)),
    pupils: distinct(across, ({ pupil }) => pupil),
    bySchool,
  };
}

/** Into how many groups schools fall that no rater joins; what is compared across groups rests on no data. */
export function groupsOf(cells: readonly RatedCell[]): number {
  const pairs = new Map(cells.map(({ schoolId, home }) => [`${schoolId} ${home}`, [schoolId, home] as const]));
  return components([...pairs.values()]).count;
}
