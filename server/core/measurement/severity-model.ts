import { crossedModel } from '../statistics/crossed-model.ts';
import type { CrossedRow } from '../statistics/crossed-system.ts';
import { at } from '../statistics/symmetric.ts';
import { type RatedCell, spread } from './rated-cells.ts';

export type PupilMean = { readonly schoolId: string; readonly classId: string; readonly y: number };
export type SeverityModel = {
  /** In the order of their ids. */
  readonly schools: readonly string[];
  /** Levels, free of raters' severity as far as ratings from outside tell it; known up to what is common to all. */
  readonly effects: readonly number[];
  readonly vcov: Float64Array;
  readonly pupils: readonly PupilMean[];
};

const names = (cells: readonly RatedCell[], of: (cell: RatedCell) => string) => [...new Set(cells.map(of))].sort();
const axes = (cells: readonly RatedCell[]) => ({
  schools: names(cells, ({ schoolId }) => schoolId),
  homes: names(cells, ({ home }) => home),
  indicators: names(cells, ({ indicator }) => indicator),
});

/** How many columns the dense part of the equations has. */
export function columnsOf(cells: readonly RatedCell[]): number {
  const { schools, homes, indicators } = axes(cells);
  return names(cells, ({ rater }) => rater).length + schools.length + homes.length + indicators.length - 2;
}

/**
 * step ~ indicator + school of the pupil + home school of the rater + (1 | pupil) + (1 | rater), REML. The raters' home is a fixed
 * effect, so a school's own severity is told from its pupils by ratings across schools and by nothing else, and the standard errors
 * are as wide as those are few. First school, home and indicator are the others' zero. Null where it cannot be estimated.
 */
export function severityModel(cells: readonly RatedCell[]): SeverityModel | null {
  const { schools, homes, indicators } = axes(cells);
  const width = schools.length + homes.length + indicators.length - 3;
  const [homeFrom, indicatorFrom] = [schools.length - 1, schools.length + homes.length - 2];
  const places = [schools, homes, indicators].map((list) => new Map(list.map((name, place) => [name, place])));
  const placesOf = (cell: RatedCell) =>
    [cell.schoolId, cell.home, cell.indicator].map((name, axis) => places[axis]?.get(name) ?? 0);
  // Thousands of rows share one list of columns.
  const lists = new Map<string, readonly number[]>();
  const columns = (cell: RatedCell): readonly number[] => {
    const [school = 0, home = 0, indicator = 0] = placesOf(cell);
    const key = `${school} ${home} ${indicator}`;
    const known = lists.get(key);
    if (known) return known;
    const x = new Array<number>(width).fill(0);
    if (school > 0) x[school - 1] = 1;
    if (home > 0) x[homeFrom + home - 1] = 1;
    if (indicator > 0) x[indicatorFrom + indicator - 1] = 1;
    lists.set(key, x);
    return x;
  };
  const rows: CrossedRow[] = cells.flatMap((cell) =>
    spread(cell).map((y) => ({ y, x: columns(cell), levels: [cell.pupil, cell.rater] })),
  );
  const fit = crossedModel(rows);
  if (fit.status === 'not_estimable') return null;
  const { estimate, vcov } = fit.fixed;
  const p = width + 1;
  const beta = (column: number) => (column < 0 ? 0 : (estimate[column + 1] ?? 0));
  const severity = new Map(fit.effects[1]?.map(({ id, eb }) => [id, eb]));
  const means = new Map<string, { n: number; sum: number; of: RatedCell }>();
  for (const cell of cells) {
    const [, home = 0, indicator = 0] = placesOf(cell);
    const given = home > 0 ? beta(homeFrom + home - 1) : 0;
    const asked = indicator > 0 ? beta(indicatorFrom + indicator - 1) : 0;
    const one = means.get(cell.pupil) ?? { n: 0, sum: 0, of: cell };
    one.n += cell.n;
    one.sum += cell.sum - cell.n * (given + asked + (severity.get(cell.rater) ?? 0));
    means.set(cell.pupil, one);
  }
  return {
    schools,
    effects: schools.map((_, j) => beta(j - 1)),
    vcov: new Float64Array(schools.length ** 2).map((_, index) => {
      const [i, j] = [Math.floor(index / schools.length), index % schools.length];
      return i === 0 || j === 0 ? 0 : at(vcov, i * p + j);
    }),
    pupils: [...means.values()].map(({ n, sum, of }) => ({ schoolId: of.schoolId, classId: of.classId, y: sum / n })),
  };
}
