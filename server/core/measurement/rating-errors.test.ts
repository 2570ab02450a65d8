import { expect, test } from 'vitest';
import { personsByRaters } from '../statistics/generalizability.ts';
import { meanSquares } from '../statistics/intraclass.ts';
import { seededNormals } from '../statistics/seeded.ts';
import type { CellIndicator, SchoolCells } from './cells.ts';
import { ratingErrorsOf } from './rating-errors.ts';

/** Steps are whole numbers; in hundredths they take what is planted as it is. */
const HUNDREDTHS = 100;
const INDICATORS: CellIndicator[] = ['h1', 'h2', 'h3'].map((id) => ({
  id: `labour.${id}`,
  dimension: 'labour',
  levels: ['A', 'B', 'C', 'D'],
}));

type Given = { readonly pupil: number; readonly rater: number; readonly indicator: number; readonly x: number };

function schoolOf(given: readonly Given[]): SchoolCells {
  const byCell = new Map<string, { pupil: number; rater: number; indicator: number; steps: number[] }>();
  for (const { pupil, rater, indicator, x } of given) {
    const key = `${pupil} ${rater} ${indicator}`;
    const cell = byCell.get(key) ?? { pupil, rater, indicator, steps: [] };
    cell.steps.push(Math.round(x * HUNDREDTHS));
    byCell.set(key, cell);
  }
  const cells = [...byCell.values()];
  const column = (of: (cell: (typeof cells)[number]) => number) => Int32Array.from(cells, of);
  const none = column(() => 0);
  const [pupils, raters] = [Math.max(...given.map((one) => one.pupil)), Math.max(...given.map((one) => one.rater))];
  return {
    schoolId: 's1',
    pupils: Array.from({ length: pupils + 1 }, (_, n) => ({ id: `p${n}`, classId: 'c1', grade: 4, sex: null })),
    indicators: INDICATORS,
    raters: Array.from({ length: raters + 1 }, (_, n) => `t${n}`),
    size: cells.length,
    pupil: column((cell) => cell.pupil),
    indicator: column((cell) => cell.indicator),
    rater: column((cell) => cell.rater),
    ratings: column((cell) => cell.steps.length),
    steps: column((cell) => cell.steps.reduce((sum, step) => sum + step, 0)),
    squares: column((cell) => cell.steps.reduce((sum, step) => sum + step * step, 0)),
    ...{ records: none, fresh: none, quarters: none },
  };
}

function labourOf(given: readonly Given[]) {
  const input = { dimensions: ['labour' as const], schools: [schoolOf(given)], blind: [], homeOf: new Map() };
  const [found] = ratingErrorsOf(input).dimensions;
  if (!found) return undefined;
  const { rater, personRater, residual } = found.components;
  const inSteps = (variance: number) => variance / HUNDREDTHS ** 2;
  return { ...found, rater: inSteps(rater), personRater: inSteps(personRater), residual: inSteps(residual) };
}

type Planted = { readonly rater: number; readonly personRater: number; readonly residual: number };

/** Classes of 30 with three raters who gave ten, two and one ratings, each third class with one rater alone; raters meet every second class. */
function simulated(seed: number, { rater, personRater, residual }: Planted): Given[] {
  const normal = seededNormals(seed);
  const [pupils, raters] = [1200, 60];
  const severity = Array.from({ length: raters }, () => Math.sqrt(rater) * normal());
  const given: Given[] = [];
  for (let pupil = 0; pupil < pupils; pupil++) {
    const theta = 2.5 + 0.5 * normal();
    const at = Math.floor(pupil / 30);
    const seenBy = at % 3 === 0 ? [10] : [10, 2, 1];
    for (const [place, times] of seenBy.entries()) {
      const who = (at * 3 + place * 7) % raters;
      const own = Math.sqrt(personRater) * normal();
      for (let k = 0; k < times; k++) {
        const indicator = (k + place) % 3;
        const x = theta + 0.3 * indicator - (severity[who] ?? 0) + own + Math.sqrt(residual) * normal();
        given.push({ pupil, rater: who, indicator, x });
      }
    }
  }
  return given;
}

test('with every pupil rated twice by everybody it is the balanced analysis of variance', () => {
  const normal = seededNormals(5);
  const [pupils, raters] = [100, 20];
  const given: Given[] = [];
  for (let pupil = 0; pupil < pupils; pupil++)
    for (let rater = 0; rater < raters; rater++)
      for (let k = 0; k < 2; k++) given.push({ pupil, rater, indicator: 0, x: Math.round(250 + 60 * normal()) / 100 });
  const cell = (pupil: number, rater: number) => given.filter((one) => one.pupil === pupil && one.rater === rater);
  const both = Array.from({ length: pupils }, (_, p) => Array.from({ length: raters }, (__, r) => cell(p, r)));
  const means = both.map((row) => row.map((two) => ((two[0]?.x ?? 0) + (two[1]?.x ?? 0)) / 2));
  const within = both.flat().reduce((sum, two) => sum + ((two[0]?.x ?? 0) - (two[1]?.x ?? 0)) ** 2 / 2, 0);
  const residual = within / (pupils * raters);
  const found = labourOf(given);
  expect(found).toMatchObject({ pupils, raters, ratings: 2 * pupils * raters });
  expect(found?.residual).toBeCloseTo(residual, 8);
  expect(found?.rater).toBeCloseTo(Math.max(0, personsByRaters(means).untruncated.r), 8);
  expect(found?.personRater).toBeCloseTo(Math.max(0, meanSquares(means).error - residual / 2), 8);
});

test('what was planted is found where few raters met, unequally often, and half of a pair’s ratings are of one moment', () => {
  const planted = { rater: 0.09, personRater: 0.06, residual: 0.3 };
  const found = Array.from({ length: 12 }, (_, seed) => labourOf(simulated(seed + 1, planted)));
  const meanOf = (part: keyof Planted) => found.reduce((sum, one) => sum + (one?.[part] ?? 0), 0) / found.length;
  expect(Math.abs(meanOf('residual') - planted.residual)).toBeLessThan(0.01);
  expect(Math.abs(meanOf('rater') - planted.rater)).toBeLessThan(0.015);
  expect(Math.abs(meanOf('personRater') - planted.personRater)).toBeLessThan(0.01);
});

test('no variance that is not there is found, and raters who agree have none', () => {
  const found = labourOf(simulated(3, { rater: 0, personRater: 0, residual: 0.3 }));
  expect(found?.rater).toBeLessThan(0.01);
  expect(found?.personRater).toBeLessThan(0.02);
});

test('the same ratings in any order give the same bits, and with too few raters, pupils or repetitions there is nothing', () => {
  const given = simulated(4, { rater: 0.09, personRater: 0.06, residual: 0.3 });
  expect(labourOf([...given].reverse())).toEqual(labourOf(given));
  expect(labourOf(given.filter(({ rater }) => rater < 15))).toBeUndefined();
  expect(labourOf(given.filter(({ pupil }) => pupil < 120))).toBeUndefined();
  const seen = new Set<string>();
  const isFirst = ({ pupil, rater }: Given) => {
    const key = `${pupil} ${rater}`;
    return !seen.has(key) && Boolean(seen.add(key));
  };
  expect(labourOf(given.filter(isFirst))).toBeUndefined();
});
