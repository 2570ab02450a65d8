import { holds, type Lattice, type Row, sumOf } from './lattice.ts';
import { type Cell, leastWidth } from './width.ts';

/** What has to be hidden, and what hiding costs. */
export type Table = {
  readonly lattice: Lattice;
  /** Rows of this table; the others print nothing in it. */
  readonly rows: readonly number[];
  /** Rows that may not be printed. */
  readonly unsafe: ReadonlySet<number>;
  /** The hidden cells of a row, given the rows that are printed. */
  readonly cells: (row: number, open: ReadonlySet<number>) => readonly Cell[];
  /** Pupils by atom: hiding a row costs as many as it has. */
  readonly pupils: readonly number[];
};

const TRIES = 40;

/**
 * The rows that are printed: all but the unsafe ones and as few others as it takes for nobody to work a hidden cell out of what
 * is printed (complementary suppression). Greedy: for the first row whose interval is too narrow, of the cheapest exchanges with
 * other schools or bands the first that makes it wide enough, else the first that widens it; where none does, the district alone.
 * The same figures give the same pattern.
 */
export function printedRows(table: Table): ReadonlySet<number> {
  const { rows, unsafe } = table;
  let open: ReadonlySet<number> = new Set(rows.filter((row) => !unsafe.has(row)));
  // Hiding more never narrows an interval, so who is wide enough stays so.
  const isWide = new Set<number>();
  for (;;) {
    const narrow = rows.find((row) => {
      if (open.has(row) || isWide.has(row)) return false;
      if (shortfall(table, row, open) > 0) return true;
      isWide.add(row);
      return false;
    });
    if (narrow === undefined) return open;
    const hidden = cheapest(table, narrow, open);
    if (!hidden) return wholeDistrict(table, open);
    open = without(open, hidden);
  }
}

/** What can be kept where nothing else helps: the district with its bands, the district alone, or nothing. */
function wholeDistrict(table: Table, open: ReadonlySet<number>): ReadonlySet<number> {
  const { lattice, rows } = table;
  const whole = [...open].filter((index) => lattice.rows[index]?.schools.size === lattice.schools);
  const total = whole.filter((index) => lattice.rows[index]?.band === null);
  const kept = [whole, total].map((some) => new Set(some));
  const isSafe = (some: ReadonlySet<number>) => rows.every((row) => some.has(row) || shortfall(table, row, some) === 0);
  return kept.find(isSafe) ?? new Set();
}

const without = (open: ReadonlySet<number>, rows: readonly number[]) =>
  new Set([...open].filter((row) => !rows.includes(row)));

/** By how much a hidden row's cells are too narrow, all of them together. */
function shortfall({ lattice, cells }: Table, index: number, open: ReadonlySet<number>): number {
  const row = lattice.rows[index];
  if (!row) return 0;
  return cells(index, open).reduce((sum, cell) => sum + Math.max(0, cell.need - leastWidth(lattice, row, cell)), 0);
}

function cheapest(table: Table, narrow: number, open: ReadonlySet<number>): readonly number[] | undefined {
  const short = shortfall(table, narrow, open);
  const left = (rows: readonly number[]) => shortfall(table, narrow, without(open, rows));
  let better: readonly number[] | undefined;
  for (const rows of [...exchanges(table, narrow, open).slice(0, TRIES), ...wholeAreas(table, narrow, open)]) {
    const rest = left(rows);
    if (rest === 0) return rows;
    if (rest < short) better ??= rows;
  }
  if (better) return better;
  const all = touching(table, narrow, open);
  return all.length > 0 && left(all) < short ? all : undefined;
}

/** The printed rows that have some of a row's atoms. */
function touching({ lattice }: Table, narrow: number, open: ReadonlySet<number>): readonly number[] {
  const row = lattice.rows[narrow];
  return [...open].filter((index) => {
    const { schools, band } = lattice.rows[index] ?? { schools: new Set<number>(), band: null };
    const isOther = row?.band !== null && band !== null && band !== row?.band;
    return !isOther && [...(row?.schools ?? [])].some((school) => schools.has(school));
  });
}

/** Where single exchanges are too small: all that touches the row and all that touches another area, but nothing of the whole district. */
function wholeAreas(table: Table, narrow: number, open: ReadonlySet<number>): (readonly number[])[] {
  const { lattice, pupils } = table;
  const isOfPart = (index: number) => (lattice.rows[index]?.schools.size ?? 0) < lattice.schools;
  const own = touching(table, narrow, open).filter(isOfPart);
  const band = lattice.rows[narrow]?.band;
  const others = [...lattice.rows.entries()].flatMap(([index, row]) => {
    const isAlike = row.band === band && (row.kind === 'area' || row.kind === 'band') && isOfPart(index);
    return isAlike ? [[...new Set([...own, ...touching(table, index, open).filter(isOfPart)])]] : [];
  });
  const cost = (rows: readonly number[]) =>
    rows.reduce((sum, index) => sum + 1 + sumOf(lattice, lattice.rows[index] as Row, pupils), 0);
  const inOrder = others.map((rows) => ({ rows, cost: cost(rows) })).sort((a, b) => a.cost - b.cost);
  return [own, ...inOrder.slice(0, TRIES).map(({ rows }) => rows)].filter((rows) => rows.length > 0);
}

/** What would have to be hidden for atoms of the row to be exchangeable with others, the cheapest first. */
function exchanges({ lattice, pupils }: Table, narrow: number, open: ReadonlySet<number>): (readonly number[])[] {
  const row = lattice.rows[narrow];
  if (!row) return [];
  const found = new Map<string, { rows: readonly number[]; cost: number }>();
  const add = (rows: readonly number[]) => {
    if (rows.length === 0) return;
    const name = [...rows].sort((a, b) => a - b).join();
    if (found.has(name)) return;
    const costOf = (index: number) => 1 + sumOf(lattice, lattice.rows[index] as Row, pupils);
    found.set(name, { rows, cost: rows.reduce((sum, index) => sum + costOf(index), 0) });
  };
  const atomOf = (school: number, band: number) => school * lattice.bands + band;
  const has = (school: number, band: number) => (pupils[atomOf(school, band)] ?? 0) > 0;
  const printed = (atom: number) => (lattice.rowsOf[atom] ?? []).filter((index) => open.has(index));
  const parting = (one: number, other: number) => {
    const [a, b] = [printed(one), printed(other)];
    return [...a.filter((index) => !b.includes(index)), ...b.filter((index) => !a.includes(index))];
  };
  const ofBands = (rows: readonly number[]) => rows.filter((index) => lattice.rows[index]?.band !== null);
  const others = Array.from({ length: row.band === null ? 0 : lattice.bands }, (_, band) => band);
  for (const inside of row.schools) {
    for (let band = 0; band < lattice.bands; band++) {
      if (!holds(row, inside, band) || !has(inside, band)) continue;
      const here = others.filter((other) => other !== band && has(inside, other));
      for (let outside = 0; outside < lattice.schools; outside++) {
        if (row.schools.has(outside)) continue;
        if (!has(outside, band)) {
          // A school without such a band: all of it against all of the other, where the row is about all bands.
          for (let other = 0; row.band === null && other < lattice.bands; other++)
            if (has(outside, other)) add(parting(atomOf(inside, band), atomOf(outside, other)));
          continue;
        }
        const rows = parting(atomOf(inside, band), atomOf(outside, band));
        add(rows);
        for (const other of here) {
          if (!has(outside, other)) continue;
          add([...ofBands(rows), ...ofBands(parting(atomOf(inside, other), atomOf(outside, other)))]);
        }
      }
      for (const other of here) add(ofBands([...printed(atomOf(inside, band)), ...printed(atomOf(inside, other))]));
    }
  }
  const inOrder = [...found].sort(([a, one], [b, other]) => one.cost - other.cost || (a < b ? -1 : 1));
  return inOrder.map(([, { rows }]) => rows);
}
