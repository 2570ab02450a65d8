import { expect, test } from 'vitest';
import { henderson1 } from './generalizability.ts';
import { type RatingInGroup, withoutEachGroup } from './henderson-left-out.ts';
import { seededNormals } from './seeded.ts';

/** Six groups of ten persons; most raters stay in one, every third rates in the next one too. */
function simulated(seed: number): RatingInGroup[] {
  const normal = seededNormals(seed);
  return Array.from({ length: 60 }, (_, person) => {
    const group = Math.floor(person / 10);
    const theta = normal();
    const own = [0, 1, 2].filter((rater) => rater < 2 || person % 3 === 0);
    return own.map((rater) => {
      const at = rater === 2 ? (group + 1) % 6 : group;
      return { person: `p${person}`, rater: `g${at}t${rater % 2}`, group: `g${group}`, x: theta + normal() };
    });
  }).flat();
}

test('one pass gives what leaving each group out gives', () => {
  const all = simulated(7);
  const found = withoutEachGroup(all);
  expect(found).toHaveLength(6);
  for (const [at, part] of found.entries()) {
    const direct = henderson1(all.filter(({ group }) => group !== `g${at}`))?.untruncated;
    for (const name of ['p', 'r', 'pr'] as const) expect(part?.[name]).toBeCloseTo(direct?.[name] ?? 99, 9);
  }
});

test('any order gives the same bits; what cannot be estimated without a group is null', () => {
  const all = simulated(8);
  expect(withoutEachGroup([...all].reverse())).toEqual(withoutEachGroup(all));
  expect(withoutEachGroup(all.filter(({ group }) => group === 'g0'))).toEqual([null]);
  const two = all.filter(({ group, rater }) => group === 'g0' || (group === 'g1' && rater === 'g1t0'));
  expect(withoutEachGroup(two)[0]).toBeNull();
  expect(withoutEachGroup([])).toEqual([]);
});
