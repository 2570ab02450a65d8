import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectFrame } from '../../db/measure/frame.ts';
import { selectSchoolEvidence } from '../../db/measure/school-evidence.ts';
import { selectTermMarks } from '../../db/measure/term-marks.ts';
import { STORIES } from '../../db/seed/demo/stories.ts';
import { screenSchool } from '../../server/core/screens/screen-school.ts';
import type { Screen } from '../../server/core/screens/screens-measured.ts';
import { type Demo, openDemo } from './shown.ts';

const generous = STORIES.generous.school;
/** The late class's school with a class to compare it with, and the generous teacher's with all its classes. */
const WITH_EVIDENCE = [
  STORIES.lateClass,
  'nh08-3-1',
  'nh08-6-1',
  ...[1, 2, 3, 4, 5, 6].map((grade) => `${generous}-${grade}-1`),
];

let demo: Demo;
beforeAll(async () => {
  demo = await openDemo(WITH_EVIDENCE);
});
afterAll(async () => demo.drop());

async function screened(schoolKey: string, nth: number) {
  const { district } = demo.seeded;
  const [term, school] = [district.terms.at(nth), district.schools.find(({ plan }) => plan.key === schoolKey)];
  const evidence = await demo.store.read(async (q) => {
    const frame = await selectFrame(q, district.id, term?.id ?? '');
    const schoolId = school?.id ?? '';
    return await selectSchoolEvidence(q, schoolId, frame, await selectTermMarks(q, schoolId, term?.id ?? ''));
  });
  const found = screenSchool(evidence);
  const of = (screen: Screen) =>
    found.screens.find((one) => one.screen === screen) ?? { hits: [], expected: Number.NaN };
  return { ...found, of };
}

test('the late class is found in every term, by its days, by its last week and by its copied sentence, and it alone', async () => {
  const lateId = demo.classOf(STORIES.lateClass).id;
  for (const nth of [-1, -2, -3]) {
    const { of } = await screened('nh08', nth);
    for (const screen of ['late', 'last-week', 'copied'] as const) {
      const { hits, expected } = of(screen);
      expect(
        hits.map((hit) => hit.subject),
        `${screen} ${nth}`,
      ).toEqual([lateId]);
      expect(expected, `${screen} ${nth}`).toBeLessThan(0.1);
    }
    expect(of('late').hits[0]).toMatchObject({ share: expect.closeTo(1, 1) });
    expect(of('copied').hits[0]).toMatchObject({ share: 1, example: { likeness: 1 } });
  }
});

test('whoever filled the late class in at one go gave nearly one level, and entered it in a burst', async () => {
  const homeroom = [...demo.usernames].find(([, username]) => username === `homeroom-${STORIES.lateClass}`)?.[0];
  const { of } = await screened('nh08', -1);
  expect(of('flat').hits.map((hit) => hit.subject)).toEqual([homeroom]);
  expect(of('burst').hits.map((hit) => 'raterId' in hit && hit.raterId)).toContain(homeroom);
});

test('the generous teacher alone is told of being clearly milder in arts', async () => {
  const id =
    [...demo.usernames].find(([, username]) => username === `${STORIES.generous.subject}-${generous}`)?.[0] ?? '';
  const { patterns, of } = await screened(generous, -2);
  const [arts, ...others] = patterns[id] ?? [];
  expect(others).toEqual([]);
  expect(arts).toMatchObject({ dimension: 'arts', severity: { status: 'milder' } });
  if (!arts || !('hi' in arts.severity)) throw new Error('not told');
  expect(arts.severity.lambda).toBeLessThan(-0.5);
  expect(arts.severity.hi).toBeLessThan(-0.3);
  // Nobody else of the school is so far from the colleagues.
  for (const [rater, all] of Object.entries(patterns))
    for (const { severity } of all)
      if (rater !== id && 'lambda' in severity) expect(Math.abs(severity.lambda)).toBeLessThan(0.5);
  for (const screen of ['late', 'last-week', 'copied'] as const) expect(of(screen).hits, screen).toEqual([]);
});
