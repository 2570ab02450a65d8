import { expect, test } from 'vitest';
import { latticeOf } from './lattice.ts';
import { finestCuts } from './level-runs.ts';
import { releaseOf } from './release.ts';
import { codedShare, isDominated, isSmall, participationShare, roundedCount } from './shares.ts';
import type { ClassSums } from './sums.ts';
import { weeksRelease } from './weeks-release.ts';

test('shares are whole per cent, coded at both ends below a hundred', () => {
  expect([codedShare(1, 3), codedShare(58, 60), codedShare(57, 60), codedShare(2, 60), codedShare(3, 60)]).toEqual([
    33,
    '≥95',
    95,
    '≤5',
    5,
  ]);
  expect([codedShare(99, 100), codedShare(0, 100), codedShare(0, 0)]).toEqual([99, 0, null]);
  expect([12, 13, 17, 18].map(roundedCount)).toEqual([10, 15, 15, 20]);
});

test('a share of pupils never counts the few who do or who do not take part', () => {
  // «99 % of 245» would be two or three children without a record.
  expect([participationShare(243, 245), participationShare(236, 245), participationShare(245, 245)]).toEqual([
    '≥95',
    '≥95',
    '≥95',
  ]);
  expect([participationShare(235, 245), participationShare(230, 245)]).toEqual([96, 94]);
  expect([participationShare(2990, 3000), participationShare(10, 3000)]).toEqual([99, 1]);
  expect([participationShare(0, 245), participationShare(9, 245), participationShare(10, 245)]).toEqual([
    '≤5',
    '≤5',
    4,
  ]);
  // Neither end would be true of it.
  expect([participationShare(54, 60), participationShare(6, 60), participationShare(50, 60)]).toEqual([90, 10, 83]);
  expect(participationShare(0, 0)).toBeNull();
});

test('ten are enough to be spoken of, nine are not, and nobody is no group', () => {
  expect([0, 1, 9, 10, 11].map(isSmall)).toEqual([false, true, true, false, false]);
  const town = (pupils: number) =>
    districtOf([aClass(0, pupils, [4, 3, 2, 0]), ...[1, 2, 3].map((at) => aClass(at, 100, BIG))]);
  expect([town(9), town(10)].map((release) => release.school(0).pupils)).toEqual(['locked', 10]);
});

test('one who has nearly all of a sum dominates it', () => {
  expect(isDominated([100, 9])).toBe(true);
  expect(isDominated([100, 10])).toBe(false);
  expect(isDominated([100])).toBe(true);
  expect(isDominated([])).toBe(false);
  expect(isDominated([0, 0])).toBe(false);
});

test('small levels are counted with a neighbour, the lowest first; all at one level is not told', () => {
  expect(finestCuts([20, 30, 20, 12])).toEqual([0, 1, 2]);
  expect(finestCuts([20, 30, 20, 3])).toEqual([0, 1]);
  expect(finestCuts([3, 30, 20, 12])).toEqual([1, 2]);
  expect(finestCuts([20, 30, 5, 5])).toEqual([0]);
  expect(finestCuts([20, 30, 0, 0])).toEqual([0, 1, 2]);
  expect(finestCuts([50, 0, 0, 0])).toEqual([]);
  expect(finestCuts([4, 5, 3, 2])).toEqual([]);
});

const LEVELS = ['A', 'B', 'C', 'D'];
const aClass = (school: number, pupils: number, counts: readonly number[], band = 0): ClassSums<'moral'> => {
  const scored = counts.reduce((sum, count) => sum + count, 0);
  return {
    school,
    band,
    classId: `${school} ${band}`,
    dimension: 'moral',
    pupils,
    noticed: pupils,
    scored,
    ok: scored,
    records: 4 * pupils,
    fresh: 2 * pupils,
    levels: LEVELS.map((level, at) => ({ level, count: counts[at] ?? 0 })),
  };
};
const AREAS = [
  { id: 'district', schools: [0, 1, 2, 3] },
  { id: 'town', schools: [0, 1] },
  { id: 'other town', schools: [2, 3] },
];
const districtOf = (classes: readonly ClassSums<'moral'>[], areas = AREAS) =>
  releaseOf({ schools: 4, bands: 1, areas, dimensions: ['moral'], classes });
const BIG = [30, 30, 20, 20];

test('a small school takes one other of its town with it, and no total', () => {
  const release = districtOf([
    aClass(0, 6, [3, 2, 1, 0]),
    aClass(1, 100, BIG),
    aClass(2, 100, BIG),
    aClass(3, 100, BIG),
  ]);
  expect([0, 1, 2, 3].map((school) => release.school(school).pupils)).toEqual(['locked', 'locked', 100, 100]);
  expect(AREAS.map(({ id }) => release.area(id).pupils)).toEqual([305, 105, 200]);
  expect(release.school(0).in.get('moral')).toMatchObject({ noticed: 'locked', ok: 'locked', records: 'locked' });
});

test('what a group leaves of a town is hidden where it is small: town less group is a school of few results', () => {
  const classes = [aClass(0, 40, [2, 2, 2, 1]), aClass(1, 100, BIG), aClass(2, 100, BIG), aClass(3, 100, BIG)];
  const told = (release: ReturnType<typeof districtOf>, id: string) => release.area(id).in.get('moral')?.levelled;
  const without = districtOf(classes);
  expect([told(without, 'town'), told(without, 'district')]).toEqual([105, 305]);
  const group = { id: 'group', schools: [1] };
  const release = districtOf(classes, [...AREAS, group]);
  expect([told(release, 'town'), told(release, 'group')]).toContain('locked');
  expect(latticeOf(4, 1, [...AREAS, group]).rows.filter((row) => row.kind === 'implied').length).toBeGreaterThan(0);
});

test('the same figures give the same pattern in any order', () => {
  const classes = [
    aClass(0, 6, [3, 2, 1, 0]),
    aClass(1, 100, BIG),
    aClass(2, 30, [9, 9, 9, 3]),
    aClass(3, 12, [6, 6, 0, 0]),
  ];
  const told = (release: ReturnType<typeof districtOf>) =>
    JSON.stringify([
      ...[0, 1, 2, 3].map((school) => [release.school(school).pupils, release.school(school).in.get('moral')]),
      ...AREAS.map(({ id }) => [release.area(id).pupils, release.area(id).in.get('moral')]),
    ]);
  expect(told(districtOf([...classes].reverse()))).toBe(told(districtOf(classes)));
});

test('a week in which few were seen is hidden, and so is the town it would follow from', () => {
  const week = (school: number, pupils: number) => ({
    ...{ school, week: '2026-10-12', pupils, by: { moral: pupils } },
    ...{ records: 2 * pupils, fresh: pupils },
  });
  const printed = weeksRelease({ schools: 4, areas: AREAS }, [week(0, 3), week(2, 40)]);
  expect(AREAS.map(({ id }) => printed(id).get('2026-10-12')?.records)).toEqual([85, 'locked', 'locked']);
});
