import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPack } from '../../../test/rubrics/packs.ts';
import { mark, TERM } from '../../../test/rubrics/small-rubric.ts';
import type { AwardDetail } from '../rubric/mark-value.ts';
import { printedScore } from '../rubric/rubric.ts';
import { coefficientOfVariation } from '../statistics/inequality.ts';
import { awardPoints } from './award-points.ts';
import { rawEntries } from './raw-entries.ts';
import { scoreDimension } from './score-dimension.ts';
import { standardScore } from './standard-score.ts';

type Example = {
  readonly levels: Record<string, string>;
  readonly offered: Record<string, string>;
  readonly assessed: string[];
  readonly itemScores: Record<string, number>;
  readonly [name: string]: unknown;
};
const examples: (Example & { readonly name: string })[] = JSON.parse(
  readFileSync(new URL('../../../test/rubrics/worked-examples.json', import.meta.url), 'utf8'),
);
function example(name: string): Example {
  const found = examples.find((one) => one.name === name);
  if (!found) throw new Error(`there is no example ${name}`);
  return found;
}

test('labour, grades 3–4, five of eight task groups offered: the group keeps its block, 88.4', () => {
  const labour = readPack('labour.v1.json');
  const said = example('labour-p34-5-of-8-groups');
  const levels = { ...said.offered, h2: String(said['h2']), h3: String(said['h3']) };
  const marks = Object.entries(levels).map(([id, level]) => mark(id, `labour.${id}`, level, { raterId: `t-${id}` }));
  const hours = weekdays(18, 3).map((happenedOn, at) =>
    mark(`h${at}`, 'labour.h1', 14 / 18, { kind: 'hours', raterKind: 'guardian', happenedOn }),
  );
  const result = scoreDimension(labour, {
    grade: 3,
    term: TERM,
    termStartsOn: '2024-02-26',
    marks: [...marks, ...hours],
  });
  const scoreOf = (id: string) => result.indicators.find((each) => each.id === `labour.${id}`);
  expect(scoreOf('h1')).toMatchObject({ value: 85, level: said['h1'], records: 54, ratings: 0 });
  const groups = result.indicators.filter((each) => each.id.startsWith('labour.g') && each.value !== null);
  const groupMean = groups.reduce((sum, each) => sum + (each.share / 0.6) * (each.value ?? 0), 0);
  expect(groupMean).toBeCloseTo(Number(said['groupMean']), 2);
  expect(printedScore(labour, result.score ?? 0)).toBe(said['total']);
  expect(result).toMatchObject({
    status: 'ok',
    level: 'B',
    weightShare: 1,
    ratings: 7,
    raters: 7,
    seStatus: 'estimated',
  });
});

/** `perWeek` school days in each of some weeks from 2024-02-26 on. */
function weekdays(weeks: number, perWeek: number): string[] {
  const monday = Date.parse('2024-02-26');
  return Array.from({ length: weeks * perWeek }, (_, at) =>
    new Date(monday + (7 * Math.floor(at / perWeek) + (at % perWeek)) * 86_400_000).toISOString().slice(0, 10),
  );
}

const arts = readPack('arts.v1.json');
/** What gives a level in the indicators that count: events of a year. */
const COUNTS: Record<string, Record<string, number>> = { b2: { A: 6, B: 4, C: 2 }, d1: { A: 4, B: 2, C: 1 } };

function artsOf(levels: Record<string, string>) {
  const marks = Object.entries(levels).map(([id, level]) =>
    mark(id, `arts.${id}`, COUNTS[id]?.[level] ?? level, { raterId: id }),
  );
  return scoreDimension(arts, { grade: 4, term: TERM, marks });
}

test('arts: 91.0 and a bonus of 7 beside it, together an A', () => {
  const said = example('arts-full');
  const result = artsOf({ ...said.levels, e1: 'B' });
  expect(result).toMatchObject({ score: said['base'], bonus: 7, level: said['band'], weightShare: 1, ratings: 3 });
  expect((result.score ?? 0) + result.bonus).toBe(said['total']);
});

test('arts: the band is that of score + bonus', () => {
  const result = artsOf({ b1: 'B', b2: 'B', c1: 'B', c2: 'B', d1: 'B', e1: 'B' });
  expect(result).toMatchObject({ score: 85, bonus: 7, level: 'A' });
});

test('arts: with one indicator not assessed its weight passes on, 93.3', () => {
  const said = example('arts-one-indicator-not-assessed');
  const { d1: _, ...levels } = example('arts-full').levels;
  const result = artsOf(levels);
  expect(printedScore(arts, result.score ?? 0)).toBe(said['base']);
  expect(result).toMatchObject({ weightShare: said['coverage'], status: 'ok' });
});

test('arts: two indicators of five are not enough', () => {
  const said = example('arts-insufficient');
  const result = artsOf({ ...Object.fromEntries(said.assessed.map((id) => [id, 'A'])), e1: 'A' });
  expect(result).toMatchObject({
    status: 'insufficient_evidence',
    weightShare: said['coverage'],
    score: null,
    se: null,
    level: null,
  });
  expect(result).toMatchObject({ lo: null, hi: null, errorTerms: null, seStatus: 'no-score', bonus: 10 });
});

test('awards: of the same work the highest, a team member 0.7, at most 10 a year', () => {
  const scitech = readPack('scitech.v1.json');
  const awards: AwardDetail[] = [
    { level: 'provincial', rank: 'second', role: 'individual', work: '醒狮机器人 Ｘ' },
    { level: 'municipal', rank: 'first', role: 'individual', work: ' 醒狮机器人  x' },
    { level: 'district', rank: 'first', role: 'member', work: '水质传感' },
    { level: 'school', rank: 'special', role: 'individual', work: '校科技节' },
  ];
  const marks = awards.map((detail, at) => mark(`${at}`, 'scitech.s6', 'A', { kind: 'award', level: null, detail }));
  const rules = scitech.awards;
  if (!rules) throw new Error('the pack says nothing about awards');
  const entries = rawEntries(scitech, 'award', marks);
  const said = example('award-cap');
  expect(awardPoints({ ...rules, capPerYear: 100 }, entries).points).toBeCloseTo(Number(said['sum']), 12);
  expect(awardPoints(rules, entries)).toMatchObject({ points: said['afterCap10'], counting: { length: 3 } });
});

test('fitness, a girl of grade 5: 86.2, a rope bonus of 6 of her own table, 92.2, excellent', () => {
  const said = example('fitness-g5-girl');
  const health = readPack('health.v1.json');
  // The worst measurement that still gives the points of the example.
  const measured = {
    height: 140,
    weight: 34,
    lung_capacity: 1850,
    run_50m: 8.8,
    sit_reach: 17.2,
    rope_1min: Number(said['rope']),
    sit_up: 36,
    shuttle_50x8: 119,
  };
  const marks = Object.entries(measured).map(([item, amount]) =>
    mark(item, ['height', 'weight'].includes(item) ? 'health.b1' : 'health.h1', amount, {
      kind: 'measurement',
      detail: { item },
    }),
  );
  const { fitness } = health;
  if (!fitness) throw new Error('the pack has no fitness tables');
  const result = standardScore(fitness, rawEntries(health, 'measurement', marks), { sex: 'female', grade: 5 });
  const points = Object.fromEntries(result?.items.map((one) => [one.item, one.points]) ?? []);
  expect(points).toEqual(said.itemScores);
  expect(result).toMatchObject({ bonus: said['ropeBonus'], toBeChecked: false });
  expect(result?.standard).toBeCloseTo(Number(said['standard']), 12);
  expect((result?.standard ?? 0) + (result?.bonus ?? 0)).toBeCloseTo(Number(said['total']), 12);

  const score = scoreDimension(health, { grade: 5, term: TERM, sex: 'female', marks });
  expect(score.indicators[0]).toMatchObject({ id: 'health.h1', level: 'A', bonus: 6, records: 8, missing: null });
});

test('the difference between schools, each with the weight of its pupils: 0.1528', () => {
  const said = example('cv-per-100-qualified-teachers');
  const [values, pupils] = [said['values'] as number[], said['pupils'] as number[]];
  const rows = values.map((value, at) => ({ value, weight: pupils[at] ?? 0 }));
  expect(coefficientOfVariation(rows)).toBeCloseTo(Number(said['cv']), 4);
});
