import { type AreaSchools, areaRow, bandRow, type Lattice, latticeOf, schoolRow, sumOf } from './lattice.ts';
import { type Runs, runSums, runsBetween } from './level-runs.ts';
import { type Openings, openingsOf, openPupils } from './openings.ts';
import { type Count, codedShare, LOCKED, participationShare, roundedCount, type Share } from './shares.ts';
import { type AtomSums, atomSums, type ClassSums, pupilsByAtom } from './sums.ts';

/** What is printed of a row in one dimension. */
export type Printed = {
  /** Of all pupils: with any record, with a result, with enough evidence; null where there are no pupils. */
  readonly noticed: Share | null;
  readonly scored: Share | null;
  readonly ok: Share | null;
  readonly records: Count;
  /** One decimal. */
  readonly recordsEach: Count;
  /** Of the records, those entered within 7 days; null where there are none. */
  readonly fresh: Share | null;
  /** Pupils with a result, and how many of them stand at each level or at either of the levels joined. */
  readonly levelled: Count;
  readonly levels: { levels: string[]; count: number }[] | typeof LOCKED;
};
export type PrintedRow<D extends string> = { readonly pupils: Count; readonly in: ReadonlyMap<D, Printed> };

/** Everything of one district and one term that may leave its schools. */
export type Release<D extends string> = {
  school(school: number): PrintedRow<D>;
  area(id: string): PrintedRow<D>;
  band(id: string, band: number): PrintedRow<D>;
};

type District<D extends string> = {
  readonly schools: number;
  readonly bands: number;
  readonly areas: readonly AreaSchools[];
  readonly dimensions: readonly D[];
  readonly classes: readonly ClassSums<D>[];
  /** Atoms of which something has to wait until more of them have changed: where nothing of them is printed yet, nobody says that there is nothing. */
  readonly waits?: ReadonlyMap<string, ReadonlySet<number>> | undefined;
};

/** Of a row of which nothing may be told. */
const HIDDEN: Printed = {
  noticed: LOCKED,
  scored: LOCKED,
  ok: LOCKED,
  records: LOCKED,
  recordsEach: LOCKED,
  fresh: LOCKED,
  levelled: LOCKED,
  levels: LOCKED,
};

/**
 * The one place where figures of schools become figures for officers. The pattern of what is hidden is made for the whole
 * district at once and depends on nothing that is asked, so that every report, page, print and file shows pieces of the same.
 */
export function releaseOf<D extends string>(district: District<D>): Release<D> {
  const lattice = latticeOf(district.schools, district.bands, district.areas);
  const pupils = pupilsByAtom(lattice, district.classes);
  const open = openPupils(lattice, pupils);
  const parts = district.dimensions.map((dimension) => {
    const classes = district.classes.filter((row) => row.dimension === dimension);
    const sums = atomSums(lattice, classes, pupils);
    return { dimension, sums, openings: openingsOf(lattice, sums, classes, open) };
  });
  const places = new Map(lattice.rows.map((row, index) => [row.id, index]));
  const print = (id: string): PrintedRow<D> => {
    const index = places.get(id);
    const row = index === undefined ? undefined : lattice.rows[index];
    if (index === undefined || !row) throw new Error(`no table has the row ${id}`);
    const size = sumOf(lattice, row, pupils);
    const isOpen = size === 0 || open.has(index);
    const isWaiting = (dimension: D) =>
      [...(district.waits?.get(dimension) ?? [])].some((atom) => lattice.rowsOf[atom]?.includes(index));
    return {
      pupils: isOpen ? roundedCount(size) : LOCKED,
      in: new Map(
        parts.map(({ dimension, sums, openings }) => {
          const isUntold = size > 0 && sumOf(lattice, row, sums.noticed) === 0 && isWaiting(dimension);
          return [dimension, isUntold ? HIDDEN : printed(lattice, index, sums, openings)];
        }),
      ),
    };
  };
  return {
    school: (school) => print(schoolRow(school)),
    area: (id) => print(areaRow(id)),
    band: (id, band) => print(bandRow(id, band)),
  };
}

function printed(lattice: Lattice, index: number, sums: AtomSums, openings: Openings): Printed {
  const row = lattice.rows[index];
  const sum = (values: readonly number[]) => (row ? sumOf(lattice, row, values) : 0);
  const [pupils, records] = [sum(sums.pupils), sum(sums.records)];
  const nobody = pupils === 0 || (openings.noticed.has(index) && sum(sums.noticed) === 0);
  const share = (isOpen: boolean, part: readonly number[], whole: number) =>
    isOpen || nobody ? participationShare(sum(part), whole) : LOCKED;
  const { levels } = openings;
  const hasScored = levels.scored.has(index) || nobody;
  const hasRecords = openings.records.has(index) || nobody;
  const isCut = (cut: number) => levels.cuts[cut]?.has(index) ?? false;
  const runs = runsBetween(sums.levels.length, isCut);
  const counts = runSums(
    runs,
    sums.counts.map((level) => sum(level)),
  );
  return {
    noticed: share(openings.noticed.has(index), sums.noticed, pupils),
    scored: share(hasScored, sums.scored, pupils),
    ok: share(openings.ok.has(index), sums.ok, pupils),
    records: hasRecords ? roundedCount(records) : LOCKED,
    recordsEach: hasRecords ? oneDecimal(nobody ? 0 : records / pupils) : LOCKED,
    fresh: hasRecords ? codedShare(sum(sums.fresh), records) : LOCKED,
    levelled: hasScored ? roundedCount(sum(sums.scored)) : LOCKED,
    levels: hasScored ? distribution(sums, runs, counts) : LOCKED,
  };
}

/** A distribution in one piece says nothing: then nothing may be told apart. */
function distribution(sums: AtomSums, runs: Runs, counts: readonly number[]): Printed['levels'] {
  if (counts.every((count) => count === 0)) return [];
  if (runs.length === 1) return LOCKED;
  return runs.map((run, at) => ({
    levels: run.map((level) => sums.levels[level] ?? ''),
    count: roundedCount(counts[at] ?? 0),
  }));
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;
