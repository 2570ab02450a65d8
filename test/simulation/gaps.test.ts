import { expect, test } from 'vitest';
import { chanceOf } from '../../db/seed/chance.ts';
import { DIMENSIONS } from '../../server/contract/words.ts';
import { sexGaps } from '../../server/core/reports/sex-gaps.ts';
import { wideningGap } from '../../server/core/reports/widening-gap.ts';
import { printed } from './printed.ts';

const SCHOOLS = 300;
const PUPILS = 240;

/** How many records a boy has in arts for one of a girl: this term and the one before. */
type World = { readonly now: number; readonly before: number };

/**
 * Two terms of a school: a record comes with an activity, which some of the children of a class take part in, so that records are not
 * independent; the second term is half as long. Boys and girls are alike but in arts.
 */
function schoolOf(words: string, { now, before }: World) {
  const chance = chanceOf(words);
  const children = Array.from({ length: PUPILS }, (_, n) => ({
    sex: n % 2 === 0 ? ('male' as const) : ('female' as const),
    eager: Math.exp(0.3 * chance.normal()),
  }));
  const term = (activities: number, boys: number) =>
    children.map(({ sex, eager }) => ({
      sex,
      dimensions: DIMENSIONS.map((dimension) => {
        const share = 0.4 * eager * (dimension === 'arts' && sex === 'male' ? boys : 1);
        const records = Array.from({ length: activities }, () => chance.next() < share).filter(Boolean).length;
        return { dimension, records, score: null };
      }),
    }));
  const rows = (pupils: ReturnType<typeof term>) => sexGaps(pupils, DIMENSIONS).rows;
  return wideningGap(rows(term(6, now)), rows(term(12, before)));
}

function told(what: string, world: World) {
  const found = Array.from({ length: SCHOOLS }, (_, n) => schoolOf(`${what} ${n}`, world));
  const shares = {
    told: found.filter((one) => one !== null).length / SCHOOLS,
    arts: found.filter((one) => one?.dimension === 'arts').length / SCHOOLS,
  };
  printed(`a gap between boys and girls said to have grown, ${what}:`, shares);
  return shares;
}

test('a gap that is not there, or as large as it was, is said to have grown of one school in twenty at most', () => {
  expect(told('alike', { now: 1, before: 1 }).told).toBeLessThanOrEqual(0.05);
  expect(told('as unequal as before', { now: 0.6, before: 0.6 }).told).toBeLessThanOrEqual(0.05);
  expect(told('more equal than before', { now: 0.8, before: 0.5 }).told).toBeLessThanOrEqual(0.05);
});

test('one that grew is told, and where', () => {
  expect(told('half as many for boys', { now: 0.5, before: 1 }).arts).toBeGreaterThanOrEqual(0.8);
});
