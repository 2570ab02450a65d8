import type { Lattice } from './lattice.ts';
import { sizeIn } from './lattice.ts';
import { finestCuts, runsBetween } from './level-runs.ts';
import { printedRows } from './protect.ts';
import { LEAST } from './shares.ts';
import { type AtomSums, minus, plus } from './sums.ts';
import type { Cell, Way } from './width.ts';

type Open = ReadonlySet<number>;

const NONE: Open = new Set();
const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** The rows that cut a range of levels anywhere. */
function cutting(run: readonly number[], from: number, to: number, cutsAt: (cut: number) => Open): Open {
  const kept = run.filter((one) => one >= from && one < to).map(cutsAt);
  return kept.length === 1 && kept[0] ? kept[0] : new Set(kept.flatMap((rows) => [...rows]));
}

export type LevelOpenings = {
  /** Rows that say how many pupils have a result. */
  readonly scored: Open;
  /** For each cut between two levels (0: the best and the next) the rows that count the two apart. */
  readonly cuts: readonly Open[];
};

type Known = {
  readonly lattice: Lattice;
  readonly sums: AtomSums;
  /** Areas and their bands: schools print no levels. */
  readonly rows: readonly number[];
  /** Rows that print who is noticed. */
  readonly noticed: Open;
  readonly others: (x: readonly number[]) => readonly Way[];
  readonly cellOf: (row: number, ways: readonly Way[]) => Cell[];
};

/** First who may say how many have a result at all, then, cut by cut, who may tell two neighbouring levels apart. */
export function openLevels({ lattice, sums, rows, noticed, others, cellOf }: Known): LevelOpenings {
  const { pupils, scored, ok, counts } = sums;
  const atoms = pupils.length;
  const joined = (levels: readonly number[]) =>
    plus(
      levels.map((level) => counts[level] ?? []),
      atoms,
    );
  const scoredIn = sizeIn(lattice, scored);
  const isFew = (count: number) => count > 0 && count <= LEAST;
  const isLeftOver = (row: number) => lattice.rows[row]?.kind === 'implied';
  const maySay = (row: number) => noticed.has(row) && !isFew(scoredIn(row));
  const own = new Map(
    rows.map((row) => [row, maySay(row) ? finestCuts(counts.map((of) => sizeIn(lattice, of)(row))) : []]),
  );
  // Levels that no row tells apart are as good as one: what can be one of them can be the other.
  const everywhere = runsBetween(counts.length, (cut) => rows.some((row) => own.get(row)?.includes(cut)));
  const [thin, unscored] = [minus(scored, ok), minus(sums.noticed, scored)];
  const otherScored = others(scored);
  const hidden = everywhere.map((run) => {
    const x = joined(run);
    return { x, swap: minus(scored, x), others: others(x) };
  });
  const ranges = new Map<string, { x: readonly number[]; swap: readonly number[] }>();

  const open = printedRows({
    lattice,
    rows,
    pupils,
    unsafe: new Set(rows.filter((row) => !maySay(row))),
    cells: (row, keep) => {
      const results = cellOf(row, [{ keep, x: scored, swap: unscored }, ...otherScored]);
      // Of a group that others leave over, the levels follow only where they are told apart: see the cuts.
      if (isLeftOver(row) && !isFew(scoredIn(row))) return results;
      const levels = hidden.flatMap(({ x, swap, others }) =>
        cellOf(row, [{ keep, x, swap, give: thin, take: unscored }, ...others]),
      );
      return isLeftOver(row) ? [...results, ...levels] : levels;
    },
  });

  const levelled = rows.filter(
    (row) => scoredIn(row) > 0 && (open.has(row) || (isLeftOver(row) && !isFew(scoredIn(row)))),
  );
  const cuts: Open[] = counts.slice(1).map((_, cut) => new Set(levelled.filter((row) => own.get(row)?.includes(cut))));
  // From the top: the lowest levels have the fewest, and lean on those above them.
  for (const at of cuts.keys()) {
    cuts[at] = printedRows({
      lattice,
      rows: levelled,
      pupils,
      unsafe: new Set(levelled.filter((row) => !cuts[at]?.has(row))),
      cells: (row, keep) => joinedCells(row, at, keep),
    });
  }
  return { scored: open, cuts };

  /** The levels on both sides of a cut that a row does not make, each with all the ranges of its run that it could belong to. */
  function joinedCells(row: number, at: number, keep: Open): Cell[] {
    const cutsAt = (cut: number) => (cut === at ? keep : (cuts[cut] ?? keep));
    const run = runsBetween(counts.length, (cut) => cut !== at && cutsAt(cut).has(row)).find((one) => one.includes(at));
    if (!run || sizeIn(lattice, joined(run))(row) === 0) return [];
    return [at, at + 1].flatMap((level) => {
      const ways: Way[] = [];
      for (const from of run) {
        for (const to of run) {
          if (from > level || to < level || from === to) continue;
          const keep = cutting(run, from, to, cutsAt);
          ways.push({ keep, ...inRange(level, from, to) });
          for (const first of run.filter((one) => one <= from)) {
            for (const last of run.filter((one) => one >= to)) {
              if (first === from && last === to) continue;
              const swap = minus(joined(between(first, last)), joined(between(from, to)));
              const outer = cutting(run, first, last, (cut) => (cut >= from && cut < to ? NONE : cutsAt(cut)));
              ways.push({ keep, ...inRange(level, from, to), beyond: { keep: outer, swap } });
            }
          }
        }
      }
      return cellOf(row, ways);
    });
  }

  /** A level among the others of a range of levels. */
  function inRange(level: number, from: number, to: number) {
    const name = `${level} ${from} ${to}`;
    const known = ranges.get(name);
    if (known) return known;
    const x = joined([level]);
    const swap = minus(joined(between(from, to)), x);
    ranges.set(name, { x, swap });
    return { x, swap };
  }
}
