import { expect, test } from 'vitest';
import { chanceOf } from '../../db/seed/chance.ts';
import { opportunityOf } from '../../server/core/measurement/opportunity.ts';
import { printed } from './printed.ts';

const DISTRICTS = 200;
const PUPILS = 100;

/** A district of schools drawn from very many: what its schools have on average is normal, and pupils differ as much again around it. */
function district(words: string, schools: number, apart: number) {
  const chance = chanceOf(words);
  const pupils = Array.from({ length: schools }, (_, school) => {
    const mean = 10 * (1 + apart * chance.normal());
    return Array.from({ length: PUPILS }, (_, n) => ({
      schoolId: `s${school}`,
      pupil: `s${school} ${n}`,
      sex: null,
      records: Math.max(0, mean + 3 * chance.normal()),
      quarters: 0,
    }));
  });
  const found = opportunityOf(pupils.flat());
  if (found.status !== 'estimated' || !found.records) throw new Error('nothing is estimated');
  return found.records;
}

test('the interval of a difference between schools holds the true one about as often as it says, with many schools and with few', () => {
  for (const [schools, least] of [
    [24, 0.88],
    [8, 0.88],
  ] as const) {
    const apart = 0.2;
    const found = Array.from({ length: DISTRICTS }, (_, n) => district(`district ${schools} ${n}`, schools, apart));
    const holds = found.filter(
      ({ cvInterval }) => cvInterval && cvInterval.lo <= apart && apart <= cvInterval.hi,
    ).length;
    printed(`unevenness between ${schools} schools, 95 % intervals:`, { hold: holds / DISTRICTS });
    for (const { cv, cvInterval, share, shareInterval } of found) {
      expect(cvInterval && cvInterval.lo <= cv && cv <= cvInterval.hi).toBe(true);
      expect(shareInterval && share !== null && shareInterval.lo <= share && share <= shareInterval.hi).toBe(true);
    }
    expect(holds / DISTRICTS).toBeGreaterThanOrEqual(least);
  }
});
