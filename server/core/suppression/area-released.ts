import type { AreaMeasured } from '../measurement/area-measured.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { type PrintedMeasured, releaseAreaMeasured } from './area-measured-release.ts';
import { type ClassState, type HeldBack, heldBack, type Sums, schoolWeeks } from './hold-back.ts';
import { type AreaSchools, areaRow, schoolRow } from './lattice.ts';
import { type Printed, type PrintedRow, releaseOf } from './release.ts';
import { type PrintedRound, type RoundAnswers, releaseRound } from './round-release.ts';
import { areasWithSexes } from './sexes-release.ts';
import { LEAST, LOCKED } from './shares.ts';
import { type PrintedWeek, weeksRelease } from './weeks-release.ts';

export type ReleasedRow = {
  readonly pupils: PrintedRow<string>['pupils'];
  readonly in: Readonly<Record<string, Printed>>;
};

/** What was worked out beside the requests, and of which moment and methods it is. */
type Measured<Dimensions> = {
  readonly cutOffAt: number;
  readonly methodVersion: string;
  readonly configHash: string;
  readonly dimensions: Dimensions;
};

/** Everything of one area and term that has left its schools: what its reports, prints and files are made of. Plain data. */
export type AreaReleased = {
  readonly kind: 'released';
  readonly row: ReleasedRow;
  /** By the place of the grade band. */
  readonly bands: readonly ReleasedRow[];
  readonly schools: readonly (ReleasedRow & { readonly schoolId: string })[];
  readonly weeks: readonly (PrintedWeek & { readonly week: string })[];
  /** Null before the term was measured. */
  readonly measured: Measured<readonly PrintedMeasured[]> | null;
  /** The area's rounds of blind second ratings. */
  readonly rounds: readonly PrintedRound[];
};

export type District = {
  /** By the places that `areas` and `classes` name. */
  readonly schoolIds: readonly string[];
  readonly areas: readonly AreaSchools[];
  readonly bands: number;
  readonly classes: readonly ClassState[];
  readonly measured: ReadonlyMap<string, Measured<AreaMeasured['dimensions']>>;
  readonly rounds: readonly (RoundAnswers & { readonly areaId: string })[];
  readonly now: number;
  /** What was printed of the term before, and of which sums; undefined the first time. */
  readonly before?: { readonly sums: Sums; readonly areas: ReadonlyMap<string, AreaReleased> } | undefined;
};

/**
 * The releases of all areas of a district, which are pieces of one: what is hidden in one depends on all the others. `sums` are those
 * that it is made of, for the next one to count from.
 */
export function releaseAreas(district: District): {
  readonly areas: ReadonlyMap<string, AreaReleased>;
  readonly sums: Sums;
} {
  const { schoolIds, areas, bands, before, now } = district;
  const frame = { schools: schoolIds.length, bands, areas };
  const present: Sums = { classes: district.classes, weeks: schoolWeeks(district.classes) };
  const held = before && heldBack(frame, present, before.sums);
  const sums = held ?? present;
  const dimensions = [...new Set(sums.classes.map((row) => row.dimension))].sort();
  const release = releaseOf({ ...frame, dimensions, classes: sums.classes, waits: held?.waits });
  const weeksOf = weeksRelease(frame, sums.weeks, held?.weekWaits);
  const plain = ({ pupils, in: printed }: PrintedRow<string>): ReleasedRow => ({
    pupils,
    in: Object.fromEntries(printed),
  });
  const toldOf = (dimension: Dimension) => {
    const isTold = ({ in: printed }: PrintedRow<string>) => (printed.get(dimension)?.noticed ?? LOCKED) !== LOCKED;
    return new Set([
      ...schoolIds.flatMap((_, place) => (isTold(release.school(place)) ? schoolRow(place) : [])),
      ...areas.flatMap(({ id }) => (isTold(release.area(id)) ? areaRow(id) : [])),
    ]);
  };
  const measuredOf = measuredRelease(district, held, toldOf);
  return {
    sums: { classes: sums.classes, weeks: sums.weeks },
    areas: new Map(
      areas.map((area) => {
        const { id } = area;
        const schools = area.schools.map((place) => ({
          schoolId: schoolIds[place] ?? '',
          ...plain(release.school(place)),
        }));
        const printed = new Set(schools.flatMap(({ schoolId, pupils }) => (pupils === LOCKED ? [] : schoolId)));
        const rounds = district.rounds
          .filter(({ areaId }) => areaId === id)
          .map((round) =>
            releaseRound(
              round,
              schools.map(({ schoolId }) => schoolId),
              now,
              roundBefore(district, round),
            ),
          );
        return [
          id,
          {
            kind: 'released',
            row: plain(release.area(id)),
            bands: Array.from({ length: bands }, (_, band) => plain(release.band(id, band))),
            schools,
            weeks: [...weeksOf(id)].map(([week, one]) => ({ week, ...one })),
            measured: measuredOf(area, printed),
            rounds,
          },
        ];
      }),
    ),
  };
}

const roundBefore = ({ before }: District, { areaId, roundId }: District['rounds'][number]) =>
  before?.areas.get(areaId)?.rounds.find((round) => round.roundId === roundId);

/** What of each area's measurement is printed. A dimension stays as it was printed until ten children's figures, or ten blind ratings, are others. */
function measuredRelease(
  district: District,
  held: HeldBack | undefined,
  toldOf: (dimension: Dimension) => ReadonlySet<string>,
) {
  const { schoolIds, areas, bands, before } = district;
  const whole = areas.find((area) => area.schools.length === schoolIds.length);
  const told = new Map(
    (whole ? (district.measured.get(whole.id)?.dimensions ?? []) : []).map(({ dimension, gap }) => [
      dimension,
      areasWithSexes({ schoolIds, areas, bySchool: gap.bySchool, told: toldOf(dimension) }),
    ]),
  );
  return (area: AreaSchools, printed: ReadonlySet<string>): AreaReleased['measured'] => {
    const found = district.measured.get(area.id);
    if (!found) return null;
    const withSexes = (dimension: Dimension) => told.get(dimension)?.has(area.id) ?? false;
    const fresh = releaseAreaMeasured({ kind: 'area', dimensions: found.dimensions }, { printed, withSexes });
    const last = before?.areas.get(area.id)?.measured?.dimensions ?? [];
    const hasMoved = (dimension: Dimension) =>
      [...(held?.moved.get(dimension) ?? [])].some((atom) => area.schools.includes(Math.floor(atom / bands)));
    return {
      ...found,
      dimensions: fresh.map((one, at) => {
        const then = last.find(({ dimension }) => dimension === one.dimension);
        const blind = found.dimensions[at]?.linkage.blind ?? 0;
        return !then || hasMoved(one.dimension) || isTenMore(blind, then.blind) ? one : then;
      }),
    };
  };
}

/** Counted from what was printed, which is to the nearest five. */
const isTenMore = (blind: number, then: PrintedMeasured['blind']) =>
  Math.abs(blind - (then === LOCKED ? LEAST - 1 : then)) >= LEAST + 2;
