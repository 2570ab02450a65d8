import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AreaInput } from '../../server/core/measurement/area-measured.ts';
import { measureArea } from '../../server/core/measurement/measure-area.ts';
import { type Simulated, simulatedArea } from '../support/simulated-area.ts';

const SMALL = { seed: 3, schools: 6, across: 0.1, pupils: 24 } as const;

function measured(said: Simulated) {
  const { input, truth } = simulatedArea(said);
  const [labour] = measureArea(input).dimensions;
  if (!labour) throw new Error('nothing was measured');
  return { input, truth, labour };
}
const refusal = (said: Simulated) => {
  const [comparison] = measured(said).labour.comparisons;
  return comparison?.status === 'refused' ? comparison : 'compared';
};

test('schools that are rated by their own teachers only are not compared, and it is said why', () => {
  expect(refusal({ ...SMALL, across: 0 })).toMatchObject({
    reason: 'raters-not-linked',
    schools: 6,
    withPupils: 6,
    withLinks: 0,
  });
  expect(refusal({ ...SMALL, across: 0.02 })).toMatchObject({ reason: 'links-too-thin', withPupils: 6 });
  expect(refusal({ ...SMALL, schools: 1, across: 0 })).toMatchObject({ reason: 'one-school' });
  // Never one against another: of two or three, what one is above the mean the others are below it.
  expect(refusal({ ...SMALL, schools: 3, across: 0.3 })).toMatchObject({ reason: 'too-few-schools', schools: 3 });
  expect(refusal({ ...SMALL, classes: 1, pupils: 10, schools: 3, ratings: 0 })).toMatchObject({
    reason: 'one-school',
    schools: 0,
  });
  expect(refusal(SMALL)).toBe('compared');
});

test('a school with nine pupils is in nothing; one with nine rated pupils is left out of the comparison alone', () => {
  const { input } = simulatedArea({ ...SMALL, classes: 1, pupils: 9, across: 0.3 });
  expect(measureArea(input).dimensions[0]?.linkage.schools).toBe(0);
  expect(refusal({ ...SMALL, classes: 1, pupils: 9, across: 0.3 })).toMatchObject({ reason: 'one-school' });
});

test('blind ratings link as ratings across schools do', () => {
  const open = measured(SMALL).labour;
  const blind = measured({ ...SMALL, isBlind: true }).labour;
  expect(blind.linkage).toMatchObject({ across: open.linkage.across, blind: open.linkage.across });
  expect(open.linkage.blind).toBe(0);
  expect(figuresOf(blind.comparisons)).toEqual(figuresOf(open.comparisons).map((value) => expect.closeTo(value, 8)));
});

test('ten schools have a share between schools with its interval; schools that do not differ are said not to', () => {
  const [comparison] = measured({ ...SMALL, seed: 7, schools: 12, sdSchool: 0.3 }).labour.comparisons;
  if (comparison?.status !== 'compared' || !comparison.between) throw new Error('not compared');
  const { between, effects } = comparison;
  expect(between).toMatchObject({ schools: 12, isFew: true });
  expect(comparison.joint).toMatchObject({ schools: 12, isDetected: true });
  expect(between.lo95).toBeLessThan(between.share);
  expect(between.share).toBeLessThan(between.hi95);
  expect(effects.length).toBeGreaterThan(5);
  expect(effects.every(({ reliability }) => (reliability ?? 0) >= 0.5)).toBe(true);
  let found = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const [same] = measured({ ...SMALL, seed, schools: 10, sdSchool: 0 }).labour.comparisons;
    if (same?.status !== 'compared' || !same.between) continue;
    if (same.joint.isDetected) found += 1;
    else expect(same.effects).toEqual([]);
  }
  expect(found).toBeLessThanOrEqual(2);
});

test('an area with more raters than a dense system would take is compared as one with few is', () => {
  const { labour, truth, input } = measured({ ...SMALL, schools: 14, raters: 80, across: 0.3, ratings: 6 });
  const { comparisons, linkage } = labour;
  const [comparison] = comparisons;
  if (comparison?.status !== 'compared') throw new Error('not compared');
  expect(linkage.schools).toBe(14);
  expect(new Set(input.schools.flatMap(({ raters }) => raters)).size).toBeGreaterThan(800);
  const held = comparison.effects.filter(({ schoolId, lo95, hi95 }) => {
    const true_ = truth.get(schoolId) ?? 0;
    return lo95 <= true_ && true_ <= hi95;
  });
  expect(comparison.effects.length).toBeGreaterThan(6);
  expect(held.length).toBeGreaterThanOrEqual(comparison.effects.length - 2);
});

/** Every number that is not counted, in the order of the reply. */
function figuresOf(part: unknown): number[] {
  if (typeof part === 'number') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(figuresOf) : [];
}

/** The same area with its schools, pupils and marks given in another order, under names that sort as they did. */
function renamed(input: AreaInput, turn: number): AreaInput {
  const name = (id: string) => `x${id}`;
  return {
    ...input,
    schools: [...input.schools.slice(turn), ...input.schools.slice(0, turn)].map((school) => ({
      ...school,
      schoolId: name(school.schoolId),
      pupils: school.pupils.map((pupil) => ({ ...pupil, id: `y${pupil.id}`, classId: `z${pupil.classId}` })),
      raters: school.raters.map((id) => `r${id}`),
    })),
    blind: [...input.blind].reverse().map((one) => ({
      ...one,
      schoolId: name(one.schoolId),
      pupilId: `y${one.pupilId}`,
      raterId: `r${one.raterId}`,
      raterSchoolId: name(one.raterSchoolId),
    })),
    homeOf: new Map([...input.homeOf].reverse().map(([rater, school]) => [`r${rater}`, name(school)])),
  };
}

test('what comes in another order and under other names gives the same bits', () => {
  const { input } = simulatedArea({ ...SMALL, isBlind: true });
  const figures = figuresOf(measureArea(input));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), (turn) => {
      expect(figuresOf(measureArea(renamed(input, turn)))).toEqual(figures);
    }),
    { numRuns: 3 },
  );
});
