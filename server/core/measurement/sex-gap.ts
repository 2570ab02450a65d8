import { grouped } from '../grouped.ts';
import type { Sex } from '../rubric/fitness.ts';
import { groupGap } from '../statistics/group-gap.ts';
import { nestedModel } from '../statistics/nested-model.ts';
import { Z95 } from '../statistics/normal.ts';
import { at } from '../statistics/symmetric.ts';
import type { SexGap } from './area-measured.ts';
import type { PupilSums } from './opportunity.ts';
import { meanStep } from './pupil-ratings.ts';
import type { RatedCell } from './rated-cells.ts';

/** Of each sex in each school that counts, so that no difference of two areas is about fewer. */
const LEAST = 10;
/** Less is no news, however surely it is there: points of a hundred, and a part of the mean. */
const POINTS = 5;
const PART = 0.1;

type Row = { readonly schoolId: string; readonly sex: Sex; readonly y: number };

/** Boys and girls: first whether they were noticed alike, then their levels; a gap in levels made of unequal evidence is an artefact. */
export function sexGap(pupils: readonly PupilSums[], cells: readonly RatedCell[]): SexGap {
  const known = pupils.flatMap((one) => (one.sex === null ? [] : { ...one, sex: one.sex }));
  const counted = balanced(known);
  const part = (sex: Sex, of = counted) => {
    const own = of.filter((one) => one.sex === sex);
    const noticed = own.filter(({ records }) => records > 0).length;
    return { n: own.length, noticed, records: own.reduce((sum, { records }) => sum + records, 0) };
  };
  const seen = clustered(counted.map((one) => ({ ...one, y: one.records > 0 ? 100 : 0 })));
  const records = clustered(counted.map((one) => ({ ...one, y: one.records })));
  const [boys, girls] = [part('male'), part('female')];
  const mean = (boys.records + girls.records) / (boys.n + girls.n);
  return {
    unknown: pupils.length - known.length,
    opportunity: seen &&
      records && {
        boys,
        girls,
        difference: seen.difference,
        lo95: seen.lo95,
        hi95: seen.hi95,
        isUnequal: isClear(seen, POINTS) || isClear(records, PART * mean),
      },
    bySchool: [...grouped(counted, ({ schoolId }) => schoolId)].map(([schoolId, own]) => ({
      schoolId,
      boys: part('male', own),
      girls: part('female', own),
    })),
    levels: levelGap(known, cells),
  };
}

function levelGap(
  known: readonly (PupilSums & { readonly sex: Sex })[],
  cells: readonly RatedCell[],
): SexGap['levels'] {
  const sexOf = new Map(known.map(({ pupil, sex }) => [pupil, sex]));
  const centre = new Map(
    [...grouped(cells, ({ indicator }) => indicator)].map(([indicator, own]) => [indicator, meanStep(own)]),
  );
  const rows = [...grouped(cells, ({ pupil }) => pupil)].flatMap(([pupil, own]) => {
    const [sex, first] = [sexOf.get(pupil), own[0]];
    if (!sex || !first) return [];
    const inOrder = [...own].sort((a, b) => (a.indicator < b.indicator ? -1 : 1) || a.sum - b.sum);
    const sum = inOrder.reduce((all, { n, sum, indicator }) => all + (sum - n * (centre.get(indicator) ?? 0)), 0);
    return { schoolId: first.schoolId, sex, y: sum / own.reduce((all, { n }) => all + n, 0) };
  });
  const counted = balanced(rows);
  const found = clustered(counted);
  if (!found || found.sd === 0) return null;
  const { difference, sd } = found;
  return {
    boys: counted.filter(({ sex }) => sex === 'male').length,
    girls: counted.filter(({ sex }) => sex === 'female').length,
    difference,
    g: difference / sd,
    lo95: found.lo95 / sd,
    hi95: found.hi95 / sd,
  };
}

/** Pupils of schools that have enough of both. */
function balanced<T extends { readonly schoolId: string; readonly sex: Sex }>(rows: readonly T[]): T[] {
  const isEnough = (own: readonly T[], sex: Sex) => own.filter((one) => one.sex === sex).length >= LEAST;
  return [...grouped(rows, ({ schoolId }) => schoolId).values()].flatMap((own) =>
    isEnough(own, 'male') && isEnough(own, 'female') ? own : [],
  );
}

type Clustered = { readonly difference: number; readonly lo95: number; readonly hi95: number; readonly sd: number };

/** y ~ boy + (1 | school), its SD √(tau² + sigma²); of one school the plain difference with Welch's interval; null of nobody. */
function clustered(rows: readonly Row[]): Clustered | null {
  if (rows.length === 0) return null;
  const isOne = rows.every(({ schoolId }) => schoolId === rows[0]?.schoolId);
  if (rows.every(({ y }) => y === rows[0]?.y)) return { difference: 0, lo95: 0, hi95: 0, sd: 0 };
  const of = (sex: Sex) => rows.flatMap((row) => (row.sex === sex ? row.y : []));
  if (isOne) {
    const gap = groupGap(of('male'), of('female'));
    return 'status' in gap ? null : { ...gap, sd: gap.sdPooled };
  }
  const model = nestedModel(
    rows.map(({ schoolId, sex, y }) => ({ school: schoolId, class: '', y, x: [sex === 'male' ? 1 : 0] })),
    2,
  );
  if (!('reml' in model)) return null;
  const { fixed, tauSchool, sigma2 } = model.reml;
  const [difference = 0, se] = [fixed.estimate[1], Math.sqrt(at(fixed.vcov, 3))];
  return { difference, lo95: difference - Z95 * se, hi95: difference + Z95 * se, sd: Math.sqrt(tauSchool + sigma2) };
}

const isClear = ({ difference, lo95, hi95 }: Clustered, least: number) =>
  (lo95 > 0 || hi95 < 0) && Math.abs(difference) >= least;
