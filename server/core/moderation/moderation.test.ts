import { expect, test } from 'vitest';
import { assignRaters, type BlindRater, judgedByOthers, mayJudge, type Placed } from './assign-raters.ts';
import { drawSample } from './draw-sample.ts';

/** Marks m<school>-<n>: each school has `of` of them, over three indicators and two raters. */
function marksOf(sizes: Readonly<Record<string, number>>): Placed[] {
  return Object.entries(sizes).flatMap(([schoolId, size]) =>
    Array.from({ length: size }, (_, n) => ({
      markId: `m${schoolId}-${n}`,
      schoolId,
      indicatorId: `i${n % 3}`,
      raterId: `${schoolId}-r${n % 2}`,
      classIds: [`${schoolId}-c${n % 2}`],
    })),
  );
}
const raterAt = (schoolId: string, n: number, said: Partial<BlindRater> = {}): BlindRater => ({
  personId: `${schoolId}-r${n}`,
  schoolId,
  schoolIds: new Set([schoolId]),
  classIds: new Set([`${schoolId}-c${n}`]),
  ratesIt: true,
  ...said,
});
const countBy = <T>(list: readonly T[], keyOf: (one: T) => string) => {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort());
};
const ids = (marks: readonly Placed[]) => marks.map(({ markId }) => markId);

test('the same seed draws the same, in whatever order the marks come; another seed draws others', () => {
  const marks = marksOf({ a: 60, b: 30 });
  const drawn = ids(drawSample('round 1', marks, 12));
  expect(ids(drawSample('round 1', [...marks].reverse(), 12))).toEqual(drawn);
  expect(ids(drawSample('round 2', marks, 12))).not.toEqual(drawn);
});

test('schools share the places in proportion, and none that has anything is left out', () => {
  // By hand, Adams: a, b and c get one each; then 60/1, 30/1, 60/2, … until twelve are given: 8, 3 and 1.
  const drawn = drawSample('x', marksOf({ a: 60, b: 20, c: 1 }), 12);
  expect(countBy(drawn, ({ schoolId }) => schoolId)).toEqual({ a: 8, b: 3, c: 1 });
  expect(drawSample('x', marksOf({ a: 2, b: 2 }), 12)).toHaveLength(4);
  expect(
    drawSample('x', marksOf({ a: 5, b: 9, c: 4 }), 3)
      .map(({ schoolId }) => schoolId)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
  expect(drawSample('x', [], 3)).toEqual([]);
});

test('inside a school every indicator and rater gives one before any gives two', () => {
  const drawn = drawSample('x', marksOf({ a: 60 }), 12);
  const cells = countBy(drawn, ({ indicatorId, raterId }) => `${indicatorId} ${raterId}`);
  expect(Object.values(cells)).toEqual([2, 2, 2, 2, 2, 2]);
});

test('nobody judges their own school, their own mark, a class they had, or a class of their own child', () => {
  const [mark] = marksOf({ a: 1 });
  if (!mark) throw new Error('no mark');
  expect(mayJudge(raterAt('b', 0), mark)).toBe(true);
  expect(mayJudge(raterAt('a', 0), mark)).toBe(false);
  // Drawn from b, and a guest at a.
  expect(mayJudge(raterAt('b', 0, { schoolIds: new Set(['b', 'a']) }), mark)).toBe(false);
  expect(mayJudge(raterAt('b', 0, { personId: 'a-r0' }), mark)).toBe(false);
  expect(mayJudge(raterAt('b', 0, { classIds: new Set(['a-c0']) }), mark)).toBe(false);
  // The child came from a class of school z that this person had.
  expect(mayJudge(raterAt('b', 0, { classIds: new Set(['z-c9']) }), { ...mark, classIds: ['a-c0', 'z-c9'] })).toBe(
    false,
  );
});

test('only marks that enough others may judge are left', () => {
  const marks = marksOf({ a: 4, b: 4 });
  const raters = [raterAt('a', 0), raterAt('b', 0), raterAt('b', 1)];
  expect(countBy(judgedByOthers(marks, raters, 1), ({ schoolId }) => schoolId)).toEqual({ a: 4, b: 4 });
  expect(countBy(judgedByOthers(marks, raters, 2), ({ schoolId }) => schoolId)).toEqual({ a: 4 });
  expect(judgedByOthers(marks, [], 1)).toEqual([]);
});

test('work is spread evenly, and each school is judged by at least two others where there are two', () => {
  const marks = marksOf({ a: 20, b: 20, c: 20, d: 2 });
  const raters = ['a', 'b', 'c', 'd'].flatMap((school) => [raterAt(school, 0), raterAt(school, 1)]);
  const made = assignRaters('x', marks, raters, 1);
  const load = Object.values(countBy(made, ({ raters: [rater] }) => rater?.personId ?? ''));
  expect(load).toHaveLength(8);
  expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(2);
  for (const school of ['a', 'b', 'c', 'd']) {
    const judges = made.filter(({ mark }) => mark.schoolId === school).map(({ raters: [rater] }) => rater?.schoolId);
    expect(judges, school).not.toContain(school);
    expect(new Set(judges).size, school).toBeGreaterThanOrEqual(2);
  }
  expect(assignRaters('x', [...marks].reverse(), [...raters].reverse(), 1)).toEqual(made);
});

test('two raters of one mark are two people, of two schools where there are', () => {
  const raters = ['a', 'b', 'c'].flatMap((school) => [raterAt(school, 0), raterAt(school, 1)]);
  for (const { mark, raters: chosen } of assignRaters('x', marksOf({ a: 9, b: 9 }), raters, 2)) {
    expect(new Set(chosen.map(({ personId }) => personId)).size).toBe(2);
    expect(chosen.map(({ schoolId }) => schoolId)).not.toContain(mark.schoolId);
  }
});

test('who rates the dimension anyway comes first, and the others only where nobody else may', () => {
  const raters = [raterAt('b', 0, { ratesIt: false }), raterAt('b', 1), raterAt('a', 0, { ratesIt: false })];
  const made = assignRaters('x', marksOf({ a: 6, b: 3 }), raters, 1);
  expect(countBy(made, ({ mark, raters: [rater] }) => `${mark.schoolId} by ${rater?.personId}`)).toEqual({
    'a by b-r1': 6,
    'b by a-r0': 3,
  });
  expect(() => assignRaters('x', marksOf({ a: 1 }), [raterAt('a', 0)], 1)).toThrow('too few');
});
