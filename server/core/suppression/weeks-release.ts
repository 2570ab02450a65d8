import type { SchoolWeek } from './hold-back.ts';
import { type AreaSchools, areaRow, latticeOf, sizeIn } from './lattice.ts';
import { printedRows } from './protect.ts';
import { type Count, codedShare, isSmall, LEAST, LOCKED, roundedCount, type Share } from './shares.ts';

export type PrintedWeek = { readonly records: Count; readonly fresh: Share | null };

/**
 * An area's records by week (its Monday). A week in which fewer than ten pupils are known to have been seen is hidden, and with it
 * whatever its number would follow from. `waits`: schools of which a week's change has to wait (`heldBack`); where nothing of it is
 * printed yet, nobody says that there is nothing.
 */
export function weeksRelease(
  { schools, areas }: { readonly schools: number; readonly areas: readonly AreaSchools[] },
  rows: readonly SchoolWeek[],
  waits?: ReadonlyMap<string, ReadonlySet<number>>,
): (area: string) => ReadonlyMap<string, PrintedWeek> {
  const lattice = latticeOf(schools, 1, areas);
  const weeks = [...new Set([...rows.map(({ week }) => week), ...(waits?.keys() ?? [])])].sort();
  const shown = [...lattice.rows.entries()].flatMap(([index, { kind }]) =>
    kind === 'area' || kind === 'implied' ? index : [],
  );
  const printed = new Map<string, Map<string, PrintedWeek>>();
  for (const week of weeks) {
    const [records, fresh, pupils] = [zeros(schools), zeros(schools), zeros(schools)];
    for (const one of rows.filter((row) => row.week === week)) {
      records[one.school] = one.records;
      fresh[one.school] = one.fresh;
      pupils[one.school] = one.pupils;
    }
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
    for (const { id, schools: within } of areas) {
      const index = lattice.rows.findIndex((row) => row.id === areaRow(id));
      const [all, inTime] = [sizeIn(lattice, records)(index), sizeIn(lattice, fresh)(index)];
      const isUntold = all === 0 && within.some((school) => waits?.get(week)?.has(school));
      const isOpen = !isUntold && (all === 0 || open.has(index));
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
