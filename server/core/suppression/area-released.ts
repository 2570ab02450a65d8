import type { AreaSchools } from './lattice.ts';
import { type Printed, type PrintedRow, releaseOf } from './release.ts';
import type { ClassSums } from './sums.ts';
import { type ClassWeeks, type PrintedWeek, weeksRelease } from './weeks-release.ts';

export type ReleasedRow = {
  readonly pupils: PrintedRow<string>['pupils'];
  readonly in: Readonly<Record<string, Printed>>;
};

/** Everything of one area and term that has left its schools: what its reports, prints and files are made of. Plain data. */
export type AreaReleased = {
  readonly kind: 'released';
  readonly row: ReleasedRow;
  /** By the place of the grade band. */
  readonly bands: readonly ReleasedRow[];
  readonly schools: readonly (ReleasedRow & { readonly schoolId: string })[];
  readonly weeks: readonly (PrintedWeek & { readonly week: string })[];
};

type District = {
  /** By the places that `areas`, `classes` and `weeks` name. */
  readonly schoolIds: readonly string[];
  readonly areas: readonly AreaSchools[];
  readonly bands: number;
  readonly classes: readonly ClassSums[];
  readonly weeks: readonly ClassWeeks[];
};

/** The releases of all areas of a district, which are pieces of one: what is hidden in one depends on all the others. */
export function releaseAreas({ schoolIds, areas, bands, classes, weeks }: District): ReadonlyMap<string, AreaReleased> {
  const dimensions = [...new Set(classes.map((row) => row.dimension))].sort();
  const release = releaseOf({ schools: schoolIds.length, bands, areas, dimensions, classes });
  const weeksOf = weeksRelease({ schools: schoolIds.length, areas }, weeks);
  const plain = ({ pupils, in: printed }: PrintedRow<string>): ReleasedRow => ({
    pupils,
    in: Object.fromEntries(printed),
  });
  return new Map(
    areas.map(({ id, schools }) => [
      id,
      {
        kind: 'released',
        row: plain(release.area(id)),
        bands: Array.from({ length: bands }, (_, band) => plain(release.band(id, band))),
        schools: schools.map((place) => ({ schoolId: schoolIds[place] ?? '', ...plain(release.school(place)) })),
        weeks: [...weeksOf(id)].map(([week, printed]) => ({ week, ...printed })),
      },
    ]),
  );
}
