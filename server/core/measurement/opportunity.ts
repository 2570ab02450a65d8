import { grouped } from '../grouped.ts';
import type { Sex } from '../rubric/fitness.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { coefficientOfVariation, type InequalityGroup, inequality } from '../statistics/inequality.ts';
import { quantile } from '../statistics/quantile.ts';
import { seededUniforms } from '../statistics/seeded.ts';
import type { Interval, Opportunity, Unequal } from './area-measured.ts';
import type { SchoolCells } from './cells.ts';

export type PupilSums = {
  readonly schoolId: string;
  readonly pupil: string;
  readonly sex: Sex | null;
  readonly records: number;
  readonly quarters: number;
};

/** Every pupil's records and quarters of an hour in a dimension, those without any among them. */
export function pupilSums(schools: readonly SchoolCells[], dimension: Dimension): PupilSums[] {
  const inOrder = [...schools].sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1));
  return inOrder.flatMap(({ schoolId, pupils, indicators, size, ...cells }) => {
    const sums = pupils.map(() => ({ records: 0, quarters: 0 }));
    for (let cell = 0; cell < size; cell++) {
      const own = sums[cells.pupil[cell] ?? 0];
      if (!own || indicators[cells.indicator[cell] ?? 0]?.dimension !== dimension) continue;
      own.records += cells.records[cell] ?? 0;
      own.quarters += cells.quarters[cell] ?? 0;
    }
    return pupils.map(({ id, sex }, place) => ({
      schoolId,
      pupil: `${schoolId} ${id}`,
      sex,
      records: sums[place]?.records ?? 0,
      quarters: sums[place]?.quarters ?? 0,
    }));
  });
}

/** The difference coefficient says little of fewer (docs/methods.md §7). */
const LEAST_SCHOOLS = 5;

/** How unequally records and hours are spread: amounts with a true zero, so that ratios mean something; never of levels. */
export function opportunityOf(pupils: readonly PupilSums[]): Opportunity {
  const bySchool = grouped(pupils, ({ schoolId }) => schoolId);
  if (bySchool.size < LEAST_SCHOOLS) return { status: 'not-estimable', reason: 'too-few-schools' };
  const unequal = (of: (pupil: PupilSums) => number): Unequal | null => {
    const spread = inequality(pupils.map((pupil) => ({ group: pupil.schoolId, value: of(pupil) })));
    const schools = [...bySchool.values()].map((own) => ({
      value: own.reduce((sum, pupil) => sum + of(pupil), 0) / own.length,
      weight: own.length,
    }));
    const cv = coefficientOfVariation(schools.sort((a, b) => a.value - b.value || a.weight - b.weight));
    if (!spread || cv === null) return null;
    const { total, between, within, share } = spread.theilT;
    const parts = { theil: total, betweenSchools: between, withinSchools: within, share };
    return { mean: spread.mean, cv, ...parts, ...redrawn(spread.groups) };
  };
  return {
    status: 'estimated',
    schools: bySchool.size,
    pupils: pupils.length,
    records: unequal(({ records }) => records),
    hours: unequal(({ quarters }) => quarters / 4),
  };
}

const SEED = 1979;
const REDRAWINGS = 400;

/**
 * How far the figures would lie apart with other schools like these: the middle 95 % of so many redrawings of as many schools (Efron 1979),
 * each school with all its pupils, for pupils of a school are not independent. A school drawn twice counts as two.
 */
function redrawn(groups: readonly InequalityGroup[]): Pick<Unequal, 'cvInterval' | 'shareInterval'> {
  const next = seededUniforms(SEED);
  const draws = Array.from({ length: REDRAWINGS }, () =>
    groups.flatMap(() => groups[Math.floor(next() * groups.length)] ?? []),
  );
  return {
    cvInterval: middle(
      draws.map((some) => coefficientOfVariation(some.map(({ mean, n }) => ({ value: mean, weight: n })))),
    ),
    shareInterval: middle(draws.map(shareBetween)),
  };
}

function middle(values: readonly (number | null)[]): Interval | null {
  const known = values.flatMap((value) => value ?? []);
  const [lo, hi] = [quantile(known, 0.025), quantile(known, 0.975)];
  return known.length < values.length || lo === null || hi === null ? null : { lo, hi };
}

/** Theil T between schools over all of it, from what each school has (Shorrocks 1980); null where there is no inequality. */
function shareBetween(groups: readonly InequalityGroup[]): number | null {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const total = groups.reduce((sum, group) => sum + group.n * group.mean, 0);
  if (!(total > 0)) return null;
  let [between, within] = [0, 0];
  for (const group of groups) {
    const part = (group.n * group.mean) / total;
    if (part === 0) continue;
    between += part * Math.log((part * n) / group.n);
    within += part * (group.theilT ?? 0);
  }
  return between + within > 1e-15 ? between / (between + within) : null;
}
