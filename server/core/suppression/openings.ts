import { type Lattice, sizeIn } from './lattice.ts';
import { type LevelOpenings, openLevels } from './level-openings.ts';
import { printedRows } from './protect.ts';
import { isDominated, isSmall, LEAST } from './shares.ts';
import { type AtomSums, type ClassSums, minus } from './sums.ts';
import type { Cell, Way } from './width.ts';

type Open = ReadonlySet<number>;
const NEED = LEAST + 1;

/** Which rows of a dimension may print what. Who prints no pupils prints no noticed; who prints no noticed prints nothing. */
export type Openings = {
  readonly noticed: Open;
  readonly ok: Open;
  readonly records: Open;
  readonly levels: LevelOpenings;
};

const endless = (pupils: readonly number[]) => pupils.map((count) => (count > 0 ? Number.POSITIVE_INFINITY : 0));
const isImplied = (lattice: Lattice, index: number) => lattice.rows[index]?.kind === 'implied';
const rowsWithin = (lattice: Lattice, pupils: readonly number[]) => {
  const size = sizeIn(lattice, pupils);
  return [...lattice.rows.keys()].filter((index) => size(index) > 0);
};

/** The rows that say how many pupils they have. */
export function openPupils(lattice: Lattice, pupils: readonly number[]): Open {
  const rows = rowsWithin(lattice, pupils);
  const [size, free] = [sizeIn(lattice, pupils), endless(pupils)];
  return printedRows({
    lattice,
    rows,
    pupils,
    unsafe: new Set(rows.filter((index) => isSmall(size(index)) || isImplied(lattice, index))),
    cells: (index, keep) =>
      isImplied(lattice, index) && !isSmall(size(index))
        ? []
        : [{ need: NEED, ways: [{ keep, x: pupils, swap: free }] }],
  });
}

/** `classes` are those of the dimension; `open` the rows that say how many pupils they have. */
export function openingsOf(lattice: Lattice, sums: AtomSums, classes: readonly ClassSums[], open: Open): Openings {
  const { pupils, noticed, scored, ok, records } = sums;
  const all = rowsWithin(lattice, pupils);
  const size = sizeIn(lattice, pupils);
  const noticedIn = sizeIn(lattice, noticed);
  const table = { lattice, pupils };
  const unless = (rows: readonly number[], safe: (index: number) => boolean) =>
    new Set(rows.filter((index) => !safe(index)));
  /** Few are as telling as one: what they have cannot be more than they are. */
  const isFew = (count: number) => count > 0 && count <= LEAST;
  let openNoticed: Open = new Set();
  /** Where it is printed that nobody has a record, all the rest is 0, and hides nobody. */
  const isEmpty = (index: number) => openNoticed.has(index) && noticedIn(index) === 0;
  const cellOf = (index: number, ways: readonly Way[], atMost = NEED): Cell[] => {
    if (isEmpty(index) || ways.every(({ x }) => x.every((count) => count === 0))) return [];
    // What nobody prints has to be hidden where it is small.
    if (isImplied(lattice, index) && !ways.some(({ x }) => isFew(sizeIn(lattice, x)(index)))) return [];
    return [{ ways, need: Math.min(NEED, atMost, open.has(index) ? size(index) : NEED) }];
  };
  const free = endless(pupils);
  const moving = (x: readonly number[]): Way => ({ keep: open, x, swap: free });
  const unnoticed = minus(pupils, noticed);
  openNoticed = printedRows({
    ...table,
    rows: all,
    unsafe: unless(all, (index) => open.has(index) && !isFew(noticedIn(index))),
    cells: (index, keep) => cellOf(index, [{ keep, x: noticed, swap: unnoticed }, moving(noticed)]),
  });
  const others = (x: readonly number[]): Way[] => [{ keep: openNoticed, x, swap: minus(pupils, x) }, moving(x)];

  const areas = all.filter((index) => lattice.rows[index]?.kind !== 'school');
  const levels = openLevels({ lattice, sums, rows: areas, noticed: openNoticed, others, cellOf });
  const [okIn, scoredIn] = [sizeIn(lattice, ok), sizeIn(lattice, scored)];
  const [notOk, thin, otherWays] = [minus(scored, ok), minus(noticed, ok), others(ok)];
  const openOk = printedRows({
    ...table,
    rows: all,
    unsafe: unless(all, (index) => openNoticed.has(index) && !isFew(okIn(index))),
    cells: (index, keep) => {
      const ways = [
        { keep, x: ok, swap: notOk },
        { keep: new Set([...keep, ...levels.scored]), x: ok, swap: thin },
        ...otherWays,
      ];
      return cellOf(index, ways, levels.scored.has(index) ? scoredIn(index) : NEED);
    },
  });
  const totals = all.filter((index) => !['band', 'implied'].includes(lattice.rows[index]?.kind ?? ''));
  const [spare, noticedFree] = [minus(records, noticed), endless(noticed)];
  const openRecords = printedRows({
    ...table,
    rows: totals,
    unsafe: unless(totals, (index) => openNoticed.has(index) && !isDominated(partsOf(lattice, classes, index))),
    // Who has a record has at least one: only those beyond it may be elsewhere.
    cells: (index, keep) => (isEmpty(index) ? [] : [{ need: NEED, ways: [{ keep, x: spare, swap: noticedFree }] }]),
  });
  return { noticed: openNoticed, ok: openOk, records: openRecords, levels };
}

/** Records class by class: a class that has nearly all of them could be told to a tenth. */
function partsOf(lattice: Lattice, classes: readonly ClassSums[], index: number): number[] {
  const within = lattice.rows[index]?.schools;
  return classes.flatMap(({ school, records }) => (within?.has(school) ? records : []));
}
