import { coded } from '../statistics/coded.ts';
import { type CrossedRefusal, crossedModel } from '../statistics/crossed-model.ts';
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

/**
 * step ~ indicator + school of the pupil + home school of the rater + (1 | pupil) + (1 | rater), REML. The raters' home is a fixed
 * effect, so a school's own severity is told from its pupils by ratings across schools and by nothing else, and the standard errors
 * are as wide as those are few. First school, home and indicator are the others' zero. Else why it cannot be estimated.
 */
export function severityModel(cells: readonly RatedCell[]): SeverityModel | CrossedRefusal {
  const ratings = cells.flatMap((cell) => spread(cell).map((y) => ({ y, cell })));
  const of = (name: (cell: RatedCell) => string) => coded(ratings.map(({ cell }) => name(cell)));
  const [school, home, indicator] = [
    of((cell) => cell.schoolId),
    of((cell) => cell.home),
    of((cell) => cell.indicator),
  ];
  const fit = crossedModel({
    y: Float64Array.from(ratings, ({ y }) => y),
    random: [of(({ pupil }) => pupil), of(({ rater }) => rater)],
    fixed: [school, home, indicator],
  });
  if (fit.status === 'not_estimable') return fit;
  const { estimate, vcov } = fit.fixed;
  const schools = school.names;
  // The constant, then each list's names but its first, which is the others' zero.
  const [homeFrom, indicatorFrom] = [schools.length - 1, schools.length + home.names.length - 2];
  const p = indicatorFrom + indicator.names.length;
  const effectsFrom = (from: number, names: readonly string[]) =>
    new Map(names.map((name, place) => [name, place === 0 ? 0 : (estimate[from + place] ?? 0)]));
  const [given, asked] = [effectsFrom(homeFrom, home.names), effectsFrom(indicatorFrom, indicator.names)];
  const severity = new Map(fit.effects[1]?.map(({ id, eb }) => [id, eb]));
  const means = new Map<string, { n: number; sum: number; of: RatedCell }>();
  for (const cell of cells) {
    const apart = (given.get(cell.home) ?? 0) + (asked.get(cell.indicator) ?? 0) + (severity.get(cell.rater) ?? 0);
    const one = means.get(cell.pupil) ?? { n: 0, sum: 0, of: cell };
    one.n += cell.n;
    one.sum += cell.sum - cell.n * apart;
    means.set(cell.pupil, one);
  }
  return {
    schools,
    effects: schools.map((_, j) => (j === 0 ? 0 : (estimate[j] ?? 0))),
    vcov: new Float64Array(schools.length ** 2).map((_, index) => {
      const [i, j] = [Math.floor(index / schools.length), index % schools.length];
      return i === 0 || j === 0 ? 0 : at(vcov, i * p + j);
    }),
    pupils: [...means.values()].map(({ n, sum, of }) => ({ schoolId: of.schoolId, classId: of.classId, y: sum / n })),
  };
}
