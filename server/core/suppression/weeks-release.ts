import { type AreaSchools, areaRow, latticeOf, sizeIn } from './lattice.ts';
import { printedRows } from './protect.ts';
import { type Count, codedShare, isSmall, LEAST, LOCKED, roundedCount, type Share } from './shares.ts';

type Weeks = readonly {
  readonly week: string;
  readonly records: number;
  readonly fresh: number;
  readonly pupils: number;
}[];
export type ClassWeeks = { readonly school: number; readonly classId: string; readonly weeks: Weeks };
export type PrintedWeek = { readonly records: Count; readonly fresh: Share | null };

type Sums = { records: number[]; fresh: number[]; seen: Map<string, { school: number; pupils: number }> };

/**
 * An area's records by week (its Monday). A week in which fewer than ten pupils are known to have been seen is hidden, and with it
 * whatever its number would follow from. A class's pupils are those of its busiest dimension: two dimensions may share them.
 */
export function weeksRelease(
  { schools, areas }: { readonly schools: number; readonly areas: readonly AreaSchools[] },
  rows: readonly ClassWeeks[],
): (area: string) => ReadonlyMap<string, PrintedWeek> {
  const lattice = latticeOf(schools, 1, areas);
  const byWeek = new Map<string, Sums>();
  for (const { school, classId, weeks } of rows) {
    for (const { week, records, fresh, pupils } of weeks) {
      const sums = byWeek.get(week) ?? { records: zeros(schools), fresh: zeros(schools), seen: new Map() };
      byWeek.set(week, sums);
      sums.records[school] = (sums.records[school] ?? 0) + records;
      sums.fresh[school] = (sums.fresh[school] ?? 0) + fresh;
      sums.seen.set(classId, { school, pupils: Math.max(pupils, sums.seen.get(classId)?.pupils ?? 0) });
    }
  }
  const shown = [...lattice.rows.entries()].flatMap(([index, { kind }]) =>
    kind === 'area' || kind === 'implied' ? index : [],
  );
  const printed = new Map<string, Map<string, PrintedWeek>>();
  for (const [week, { records, fresh, seen }] of [...byWeek].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const pupils = zeros(schools);
    for (const { school, pupils: ofClass } of seen.values()) pupils[school] = (pupils[school] ?? 0) + ofClass;
    const size = sizeIn(lattice, pupils);
    const isImplied = (index: number) => lattice.rows[index]?.kind === 'implied';
    const swap = pupils.map((count) => (count > 0 ? Number.POSITIVE_INFINITY : 0));
    const inWeek = shown.filter((index) => size(index) > 0);
    const open = printedRows({
      lattice,
      rows: inWeek,
      pupils,
      unsafe: new Set(inWeek.filter((index) => isImplied(index) || isSmall(size(index)))),
      cells: (index, keep) =>
        isImplied(index) && !isSmall(size(index)) ? [] : [{ need: LEAST + 1, ways: [{ keep, x: pupils, swap }] }],
    });
    for (const { id } of areas) {
      const index = lattice.rows.findIndex((row) => row.id === areaRow(id));
      const [all, inTime] = [sizeIn(lattice, records)(index), sizeIn(lattice, fresh)(index)];
      const isOpen = all === 0 || open.has(index);
      const of = printed.get(id) ?? new Map<string, PrintedWeek>();
      printed.set(id, of);
      of.set(week, {
        records: isOpen ? roundedCount(all) : LOCKED,
        fresh: isOpen ? codedShare(inTime, all) : LOCKED,
      });
    }
  }
  return (area) => printed.get(area) ?? new Map();
}

const zeros = (length: number) => new Array<number>(length).fill(0);
