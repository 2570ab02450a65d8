import { expect, test } from 'vitest';
import { henderson1, type Rating } from './generalizability.ts';
import { withoutEachGroup } from './henderson-left-out.ts';
import { seededNormals } from './seeded.ts';

/** Six groups of ten persons; most raters stay in one, every third rates in the next one too. */
function simulated(seed: number): Rating[][] {
  const normal = seededNormals(seed);
  const ofPerson = (person: number, group: number) => {
    const theta = normal();
    const own = [0, 1, 2].filter((rater) => rater < 2 || person % 3 === 0);
    return own.map((rater) => {
      const at = rater === 2 ? (group + 1) % 6 : group;
      return { person: `p${person}`, rater: `g${at}t${rater % 2}`, x: theta + normal() };
    });
  };
  const groups = Array.from({ length: 6 }, (_, group) => group);
  return groups.map((group) => Array.from({ length: 10 }, (_, n) => ofPerson(group * 10 + n, group)).flat());
}

test('one pass gives what leaving each group out gives', () => {
  const all = simulated(7);
  const found = withoutEachGroup(all);
  expect(found).toHaveLength(6);
  for (const [at, part] of found.entries()) {
    const direct = henderson1(all.filter((_, group) => group !== at).flat())?.untruncated;
    for (const name of ['p', 'r', 'pr'] as const) expect(part?.[name]).toBeCloseTo(direct?.[name] ?? 99, 9);
  }
});

test('any order gives the same bits; what cannot be estimated without a group is null', () => {
  const all = simulated(8);
  expect(withoutEachGroup(all.map((own) => [...own].reverse()))).toEqual(withoutEachGroup(all));
  expect(withoutEachGroup(all.slice(0, 1))).toEqual([null]);
  const [first = [], second = []] = all;
  expect(withoutEachGroup([first, second.filter(({ rater }) => rater === 'g1t0')])[0]).toBeNull();
  expect(withoutEachGroup([])).toEqual([]);
});
