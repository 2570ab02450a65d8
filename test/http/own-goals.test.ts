import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertArrangement } from '../../db/change-frame.ts';
import { derive } from '../../db/derive/derive.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { listClassRubrics, logActivity } from '../../server/contract/evidence.ts';
import { saveGrid } from '../../server/contract/grid.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';

/** Arranged by hand: acts are tested elsewhere. */
async function arrange(world: World, nth: number, indicatorId: string, kind: 'exempt' | 'adapted') {
  const { district, schoolId, pupils } = world.place(1, 1, 2);
  const pupilId = pupils[nth] ?? '';
  await world.store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    const [by] = await tx.select().from(persons).where(eq(persons.username, TEACHER));
    await insertArrangement(tx, district.id, {
      ...{ schoolId, id: `${kind} ${indicatorId}`, pupilId, dimension: 'moral', indicatorId, kind },
      ...{ goal: kind === 'adapted' ? '自己扫好一张课桌' : null, reason: '随班就读' },
      ...{ startsOn: '2026-09-01', endsOn: '2027-01-31' },
      ...{ enteredAt: world.clock.now, enteredBy: by?.id ?? '', version: 1, isWithdrawn: false },
    });
    const termId = district.terms.at(-1)?.id ?? '';
    await derive(tx, { schoolId, termId, pupilIds: [pupilId], dimensions: ['moral'], today: TODAY });
  });
}

async function log(world: World, nths: readonly number[], indicatorId: string, level: string) {
  const { classId, pupils } = world.place(1, 1, 2);
  const of = nths.map((nth) => pupils[nth] ?? '');
  return await world.ask(TEACHER, logActivity, {
    params: { classId },
    body: activityFor(of, { indicatorId, level, visibility: 'family' }),
  });
}

async function moralOf(world: World, nth: number, as = TEACHER) {
  const { pupils } = world.place(1, 1, 2);
  const { body } = await world.ask(as, readProfile, { params: { pupilId: pupils[nth] ?? '' } });
  const found = body.dimensions.find(({ dimension }) => dimension === 'moral');
  return { ...found, of: (id: string) => found?.indicators.find(({ indicatorId }) => indicatorId === id), body };
}

async function judgedIn({ ask, place }: World) {
  const { body } = await ask(TEACHER, listClassRubrics, { params: { classId: place(1, 1, 2).classId } });
  const moral = body.rubrics.filter(({ dimension }) => dimension === 'moral');
  return moral.flatMap(({ indicators }) =>
    indicators.flatMap((one) => (one.valueKind === 'level' ? one.indicatorId : [])),
  );
}

/** What reports of the class are made of, without how much was recorded. */
const comparedIn = async ({ store, place }: World) => {
  const { classId, district } = place(1, 1, 2);
  const termId = district.terms.at(-1)?.id;
  const rows = await store.read((q) => q.select().from(q.tables.rollups));
  const found = rows.find((row) => row.classId === classId && row.termId === termId && row.dimension === 'moral');
  return { ...found, records: 0, fresh: 0, weeks: [] };
};

test('an exempt indicator leaves what is asked of the child, and nothing can be recorded for it', async () => {
  const world = await openWorld();
  await log(world, [0, 1], 'moral.m2', 'A');
  const before = (await moralOf(world, 0)).weightShare ?? 0;
  await arrange(world, 0, 'moral.m1', 'exempt');
  const after = await moralOf(world, 0);
  expect(after.of('moral.m1')).toMatchObject({ value: null, missing: 'exempt', weight: expect.any(Number) });
  expect((await moralOf(world, 1)).weightShare).toBe(before);

  const refused = await log(world, [1, 0], 'moral.m1', 'B');
  expect(refused).toMatchObject({
    status: 422,
    problem: {
      errors: [{ path: 'marks.1.pupilId', code: 'pupil.exempt', message: expect.stringContaining('is exempt') }],
    },
  });
  expect((await log(world, [1], 'moral.m1', 'B')).status).toBe(201);
  expect(await rebuiltDifferences(world, world.place(1, 1, 2).classId)).toBe(0);
});

test('a level by the own goal counts in the child’s profile, is said to be one, and moves nothing that compares', async () => {
  const world = await openWorld();
  await arrange(world, 0, 'moral.m1', 'adapted');
  for (const id of await judgedIn(world)) await log(world, id === 'moral.m1' ? [1, 2] : [0, 1, 2], id, 'B');
  for (const level of ['B', 'C', 'B']) await log(world, [1, 2], 'moral.m1', level);
  const without = await comparedIn(world);
  expect((await log(world, [0], 'moral.m1', 'A')).status).toBe(201);
  const own = await moralOf(world, 0, 'guardian-d1s1c2p1');
  expect(own.of('moral.m1')).toMatchObject({ value: 100, level: 'A', byOwnGoal: true });
  expect(own.of('moral.m2')).toMatchObject({ level: 'B', byOwnGoal: false });
  expect(own.body.recent.map(({ byOwnGoal }) => byOwnGoal)).toContain(true);
  expect(without).toMatchObject({ scored: 3, pupils: 3 });
  expect(await comparedIn(world)).toEqual(without);
  expect(await rebuiltDifferences(world, world.place(1, 1, 2).classId)).toBe(0);
});

test('a level that stands on a day of an exemption can still be cleared in the grid', async () => {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const gridId = '0197a000-0000-7000-8000-000000000001';
  const cell = { pupilId: pupils[0] ?? '', indicatorId: 'moral.m1' };
  const save = (value: { kind: 'level'; level: string } | null, version: number | null) =>
    world.ask(TEACHER, saveGrid, {
      params: { classId, gridId },
      body: {
        clientId: world.newClientId(),
        activity: { title: '值日', happenedOn: TODAY },
        cells: [{ ...cell, value, version }],
      },
    });
  expect((await save({ kind: 'level', level: 'A' }, null)).body.cells[0]).toMatchObject({ state: 'saved' });
  await arrange(world, 0, 'moral.m1', 'exempt');
  expect((await save({ kind: 'level', level: 'B' }, 1)).body.cells[0]).toMatchObject({ code: 'pupil.exempt' });
  expect((await save(null, 1)).body.cells[0]).toMatchObject({ state: 'saved' });
  expect((await save({ kind: 'level', level: 'B' }, 2)).body.cells[0]).toMatchObject({ code: 'pupil.exempt' });
});
