import { expect, test } from 'vitest';
import { keep } from '../../db/measure/keep.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { MEASUREMENT_VERSION } from '../../server/core/measurement/measured.ts';
import type { RatingErrors } from '../../server/core/measurement/rating-errors.ts';
import { measured } from '../support/measure.ts';
import { openWorld, type World } from '../support/world.ts';

/** Larger than the defaults, so that every interval has to be wider. */
const OWN = { rater: 0.24, personRater: 0.2, residual: 1.4 };

/** As if the nth term's measuring had found these variances in the district's labour ratings. */
async function estimatedIn(world: World, nth: number) {
  const { district } = world.place(1, 1, 2);
  const basis = { methodVersion: MEASUREMENT_VERSION, configHash: '', inputHash: '' };
  const body: RatingErrors = {
    kind: 'rating-errors',
    dimensions: [{ dimension: 'labour', components: OWN, pupils: 900, raters: 60, ratings: 4000 }],
  };
  const termId = district.terms[nth]?.id ?? '';
  const at = { placeId: district.id, districtId: district.id, termId, cutOffAt: world.clock.now, ...basis, body };
  await world.store.write((tx) => keep(tx, { rows: [{ ...at, kind: 'rating-errors' }] }));
}

async function seenNow(world: World) {
  const { classId, schoolId, pupils } = world.place(1, 1, 2);
  const child = await world.ask('guardian-d1s1c2p1', readProfile, { params: { pupilId: pupils[0] ?? '' } });
  const own = await world.ask('homeroom-d1s1c2', readClassReport, { params: { classId } });
  const school = await world.ask('principal-d1s1', readSchoolReport, { params: { schoolId } });
  const labour = <T extends { dimension: string }>(all: readonly T[]) => all.find((one) => one.dimension === 'labour');
  const width = ({ lo, hi }: { lo: number | null; hi: number | null }) => (hi ?? 0) - (lo ?? 0);
  const inClass = labour(own.body.dimensions)?.result;
  const inSchool = labour(school.body.overall);
  const result = labour(child.body.dimensions);
  const line = labour(child.body.growth)?.points.at(-1);
  if (!inClass || !inSchool || !result || !line) throw new Error('nothing of labour');
  return {
    se: result.se ?? 0,
    from: [result, line, inClass, inSchool].map((one) => one.errorsFrom),
    others: child.body.dimensions.flatMap(({ dimension, se }) => (dimension === 'labour' ? [] : se)),
    widths: [width(line), width(inClass), width(inSchool)],
    smallest: result.change?.smallest ?? 0,
    says: [own, school].map(({ body }) => body.sentences.find(({ key }) => key === 'interval')?.zh ?? ''),
  };
}

test('what a district’s ratings of an earlier term say of their error is in every interval of the next, and nowhere in its own', async () => {
  const world = await openWorld({ hasEvidence: true });
  const before = await seenNow(world);
  expect(before.from).toEqual(Array(4).fill('default'));
  for (const said of before.says) expect(said).toMatch(/用的是默认的误差大小。$/);

  await estimatedIn(world, 1);
  expect(await seenNow(world)).toEqual(before);

  await estimatedIn(world, 0);
  const after = await seenNow(world);
  expect(after.from).toEqual(Array(4).fill('district'));
  // All three variances are four times the defaults, so every error is twice as large; an interval may end at 0 or 100.
  expect(after.se).toBeCloseTo(2 * before.se, 10);
  expect(after.smallest).toBeCloseTo(2 * before.smallest, 10);
  for (const [at, width] of after.widths.entries()) expect(width).toBeGreaterThan((before.widths[at] ?? 0) * 1.2);
  expect(after.others).toEqual(before.others);
  for (const said of after.says) expect(said).toMatch(/误差大小按本区以前学期的评定估计；.*还用默认值。$/);
});

test('measuring a district keeps the estimate, and with few raters none', async () => {
  const world = await openWorld({ hasEvidence: true });
  await measured(world);
  const rows = await world.store.read((q) => q.select().from(q.tables.measurements));
  expect(rows.find(({ kind }) => kind === 'rating-errors')?.body).toEqual({ kind: 'rating-errors', dimensions: [] });
});
