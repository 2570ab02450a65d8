import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AreaInput } from '../../server/core/measurement/area-measured.ts';
import type { SchoolCells } from '../../server/core/measurement/cells.ts';
import { measureArea } from '../../server/core/measurement/measure-area.ts';
import { releaseAreaMeasured } from '../../server/core/suppression/area-measured-release.ts';
import { simulatedArea } from '../support/simulated-area.ts';

const released = (input: AreaInput, printed = input.schools.map(({ schoolId }) => schoolId)) =>
  releaseAreaMeasured(measureArea(input), { printed: new Set(printed), withSexes: () => true });

/** Where something is printed and where it is hidden, and not what. */
function pattern(part: unknown, at = ''): string[] {
  if (typeof part !== 'object' || part === null)
    return [`${at} ${part === 'locked' || part === null ? part : typeof part}`];
  return Object.entries(part).flatMap(([name, one]) => pattern(one, `${at}/${name}`));
}

function withoutPupil(school: SchoolCells, place: number): SchoolCells {
  const kept = [...school.pupil.keys()].filter((cell) => school.pupil[cell] !== place);
  const column = (of: Int32Array) => Int32Array.from(kept, (cell) => of[cell] ?? 0);
  const names = ['indicator', 'rater', 'ratings', 'steps', 'squares', 'records', 'fresh', 'quarters'] as const;
  const columns = Object.fromEntries(names.map((name) => [name, column(school[name])]));
  const moved = (cell: number) => (school.pupil[cell] ?? 0) - ((school.pupil[cell] ?? 0) > place ? 1 : 0);
  const pupils = school.pupils.filter((_, at) => at !== place);
  return { ...school, ...columns, pupils, size: kept.length, pupil: Int32Array.from(kept, moved) } as SchoolCells;
}

test('one child more or less changes what no report prints, only figures, and those by a step', () => {
  const { input } = simulatedArea({ seed: 2, schools: 4, across: 0.2, pupils: 24, sdSchool: 0.5 });
  const before = released(input);
  fc.assert(
    fc.property(fc.nat({ max: 2 }), fc.nat({ max: 71 }), (at, place) => {
      const schools = input.schools.map((one, index) => (index === at ? withoutPupil(one, place) : one));
      const after = released({ ...input, schools });
      expect(pattern(after)).toEqual(pattern(before));
      const [was, is] = [before[0]?.comparisons[0], after[0]?.comparisons[0]];
      if (was?.status !== 'compared' || is?.status !== 'compared') throw new Error('not compared');
      for (const [index, school] of is.schools.entries()) {
        expect(Math.abs(school.difference - (was.schools[index]?.difference ?? 9))).toBeLessThanOrEqual(0.0501);
        expect(school.n % 5).toBe(0);
      }
    }),
    { numRuns: 12 },
  );
});

test('a school of nine is in no figure of any area, so no two areas differ by it', () => {
  const { input } = simulatedArea({ seed: 4, schools: 6, across: 0, pupils: 14 });
  const { input: small } = simulatedArea({ seed: 5, schools: 1, across: 0, classes: 1, pupils: 9 });
  const nine = small.schools.map((one) => ({ ...one, schoolId: 's99' }));
  expect(measureArea({ ...input, schools: [...input.schools, ...nine] })).toEqual(measureArea(input));
});

test('of a school whose pupils are not printed nothing is said', () => {
  const { input } = simulatedArea({ seed: 2, schools: 4, across: 0.2, pupils: 24, sdSchool: 0.5 });
  const told = JSON.stringify(released(input, ['s00', 's02']));
  expect(told).toContain('s00');
  expect(told).not.toContain('s01');
  expect(released(input, [])[0]).toMatchObject({
    comparability: 'own-trend-only',
    comparisons: [{ stage: 'primary', status: 'refused', reason: 'too-few-pupils' }],
  });
});

test('few pupils that outsiders rated are not counted out loud', () => {
  const { input } = simulatedArea({ seed: 2, schools: 2, across: 0, pupils: 12 });
  const seen = Array.from({ length: 9 }, (_, p) => ({
    dimension: 'labour' as const,
    indicatorId: 'i1',
    pupilId: `s00p${p}`,
    schoolId: 's00',
    raterId: 's01r0',
    raterSchoolId: 's01',
    step: 3,
  }));
  expect(released({ ...input, blind: seen })[0]).toMatchObject({ across: 'locked', blind: 'locked' });
});
