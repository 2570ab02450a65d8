import { expect, test } from 'vitest';
import { contrastsBetween } from '../../server/core/measurement/between-schools.ts';
import { GATES } from '../../server/core/measurement/compare-schools.ts';
import { measureArea } from '../../server/core/measurement/measure-area.ts';
import { ratedCells } from '../../server/core/measurement/rated-cells.ts';
import { severityModel } from '../../server/core/measurement/severity-model.ts';
import { at } from '../../server/core/statistics/symmetric.ts';
import { type Simulated, simulatedArea } from '../support/simulated-area.ts';
import { printed } from './printed.ts';

/** One rating in ten blind, school severity SD .2 (docs/methods.md §0.4). */
const AREA = { across: 0.1, isBlind: true, pupils: 24 } as const;

function compared(said: Simulated) {
  const { input, truth } = simulatedArea(said);
  const [comparison] = measureArea(input).dimensions[0]?.comparisons ?? [];
  return comparison?.status === 'compared' ? { comparison, truth } : undefined;
}

test('equal schools: at most 6 % of pages name one, of four schools as of twelve', () => {
  for (const schools of [4, 6, 12]) {
    let [pages, naming, apart] = [0, 0, 0];
    for (let seed = 1; seed <= (schools > 10 ? 40 : 120); seed++) {
      const found = compared({ ...AREA, seed: 1000 * schools + seed, schools, sdSchool: 0 });
      if (!found) continue;
      pages += 1;
      if (found.comparison.effects.some(({ words }) => words !== 'not-distinguishable')) naming += 1;
      if (found.comparison.joint.isDetected) apart += 1;
    }
    printed(`equal schools (${schools}), ${pages} pages:`, {
      'name one': naming / pages,
      'told to differ': apart / pages,
    });
    expect(pages).toBeGreaterThan(25);
    expect(naming / pages).toBeLessThanOrEqual(0.06);
  }
});

/** Every school's distance with its interval, whether the page would print it or not. */
function everyContrast(said: Simulated) {
  const { input, truth } = simulatedArea(said);
  const model = severityModel(ratedCells(input, 'labour'));
  if ('reason' in model) return [];
  const size = model.schools.length;
  const mean = (of: (j: number) => number) => model.schools.reduce((sum, _, j) => sum + of(j), 0) / size;
  const cov = (i: number, j: number) => at(model.vcov, i * size + j);
  const all = mean((i) => mean((j) => cov(i, j)));
  const middle = mean((j) => model.effects[j] ?? 0);
  const { joint } = contrastsBetween(model, GATES.se);
  return model.schools.map((schoolId, i) => {
    const se = Math.sqrt(Math.max(0, cov(i, i) - 2 * mean((j) => cov(i, j)) + all));
    return { value: (model.effects[i] ?? 0) - middle, se, true: truth.get(schoolId) ?? 0, joint };
  });
}

test('schools that do differ (SD .12): 95 % intervals cover 93 to 97 %, and no page says the wrong sign', () => {
  let [all, held, wrong, claims] = [0, 0, 0, 0];
  for (let seed = 1; seed <= 120; seed++) {
    const said = { ...AREA, seed, schools: 6, sdSchool: 0.12 };
    for (const { value, se, true: true_ } of everyContrast(said)) {
      all += 1;
      if (Math.abs(value - true_) <= 1.96 * se) held += 1;
    }
    const found = compared(said);
    for (const { schoolId, words } of found?.comparison.effects ?? []) {
      if (words === 'not-distinguishable') continue;
      claims += 1;
      const isAbove = (found?.truth.get(schoolId) ?? 0) > 0;
      if (isAbove !== (words === 'clearly-above')) wrong += 1;
    }
  }
  printed(`schools of true SD .12, ${all} contrasts:`, {
    covered: held / all,
    claims,
    'of them of the wrong sign': wrong,
  });
  expect(held / all).toBeGreaterThanOrEqual(0.93);
  expect(held / all).toBeLessThanOrEqual(0.97);
  expect(wrong).toBe(0);
});
