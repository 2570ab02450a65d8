import { notInArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Reader, Writer } from '../../db/engine.ts';
import { selectTermsToMeasure } from '../../db/measure/frame.ts';
import { selectOptionalMeasurement } from '../../db/measure/keep.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { askMeasurement } from '../../server/contract/measurement.ts';
import { openMeasuring } from '../../server/measuring/measuring.ts';
import { activityFor } from '../support/activities.ts';
import { measured } from '../support/measure.ts';
import { openWorld, type World } from '../support/world.ts';

/** But what areas print, which moves once a day: the seed made it. */
async function selectAll(q: Reader) {
  const { measurements: all } = q.tables;
  return await q
    .select()
    .from(all)
    .where(notInArray(all.kind, ['held', 'released']))
    .orderBy(all.placeId, all.termId, all.kind);
}

/** Who may ask is the access matrix's affair. */
const asDone = Promise.resolve({ reply: {} });

async function logOne(world: World) {
  const { classId, pupils } = world.place(1, 1, 2);
  const body = activityFor(pupils, { indicatorId: 'labour.h3' });
  const { status } = await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
  expect(status).toBe(201);
}

test('the same evidence is measured once; a record more measures its own school and the areas around it again', async () => {
  const world = await openWorld({ hasEvidence: true });
  const first = await measured(world);
  expect(first.unchanged).toBe(0);
  const before = await world.store.read(selectAll);
  expect(before).toHaveLength(first.measured);

  world.clock.now += 60_000;
  expect(await measured(world)).toEqual({ measured: 0, unchanged: first.measured });
  const renewed = await world.store.read(selectAll);
  expect(renewed).toEqual(before.map((row) => ({ ...row, cutOffAt: row.cutOffAt + 60_000 })));

  await logOne(world);
  const again = await measured(world);
  const own = world.place(1, 1, 2).schoolId;
  const after = await world.store.read(selectAll);
  const moved = after.filter(({ inputHash }) => !before.some((row) => row.inputHash === inputHash));
  expect(moved.length).toBe(again.measured);
  expect(moved.map(({ placeId }) => placeId)).toContain(own);
  expect(moved.map(({ placeId }) => placeId)).not.toContain(world.place(1, 2, 1).schoolId);
});

test('the thread measures at the start what never was, and after an act that asks for it, while requests are answered', async () => {
  const world = await openWorld({ hasEvidence: true });
  const lines: Record<string, unknown>[] = [];
  const measuring = openMeasuring({
    database: world.where,
    engine: { ...world.engine, act: (job) => (job.name === 'keep-measurement' ? world.engine.act(job) : asDone) },
    clock: () => world.clock.now,
    log: (line) => lines.push(line as Record<string, unknown>),
  });
  await expect.poll(() => lines.length).toBe(1);
  expect(lines[0]).toMatchObject({ level: 'info', unchanged: 0 });
  const rows = await world.store.read(selectAll);
  // Two twin districts, two terms each; the thread wrote what measuring here would write.
  expect(rows.length).toBe(lines[0]?.['measured']);
  expect(await measured(world)).toMatchObject({ measured: 0 });

  await logOne(world);
  const job = { actor: undefined, params: {}, input: {}, now: world.clock.now };
  await measuring.watched.act({ ...job, name: 'log-activity' });
  await measuring.watched.act({ ...job, name: askMeasurement.id });
  await expect.poll(() => lines.length).toBe(2);
  expect(lines[1]?.['measured']).toBeGreaterThan(0);
  await measuring.close();
});

test('what another version measured is not read, and measured again in whichever term it is', async () => {
  const world = await openWorld({ hasEvidence: true });
  const first = await measured(world);
  const schoolId = world.place(1, 1, 1).schoolId;
  const termId = (await world.store.read(selectAll))[0]?.termId ?? '';
  const read = () =>
    world.store.read((q) => selectOptionalMeasurement(q, { placeId: schoolId, termId, kind: 'school' }));
  // On a day of the term before, this one is not among those that are kept up to date.
  const wanted = async () =>
    (await world.store.read((q) => selectTermsToMeasure(q, '2026-03-02'))).map((one) => one.termId);
  expect(await read()).toBeDefined();
  expect(await wanted()).not.toContain(termId);
  const age = (tx: Writer) => tx.update(tx.tables.measurements).set({ methodVersion: 'measure-0' });
  await world.store.write(async (tx) => await age(tx));
  expect(await read()).toBeUndefined();
  expect(await wanted()).toContain(termId);
  expect(await measured(world)).toEqual({ measured: first.measured, unchanged: 0 });
  expect(await read()).toBeDefined();
});
