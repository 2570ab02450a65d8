import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { readManifest } from '../../server/operator/backup/manifest.ts';
import { restoreBackup } from '../../server/operator/backup/restore-backup.ts';
import { activityFor } from '../support/activities.ts';
import { KEY_FILE } from '../support/template.ts';
import { openWorld, type World } from '../support/world.ts';
import { emptyTarget, newFolder, put, startBackup } from './tools.ts';

/** The clock of the tests stands still, and the backup's does not: activities happen on the day it is for both. */
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const MARKS = 3;

/** Four people log activities as fast as they are answered, until told to stop. `answered` fills with the ids that were acknowledged. */
function hammer(world: World, answered: string[], isOver: () => boolean) {
  const { classId, pupils } = world.place(1, 1, 2);
  const one = async () => {
    while (!isOver()) {
      const body = activityFor(pupils, { happenedOn: today });
      const reply = await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
      if (reply.status !== 201) throw new Error(`answered ${reply.status}`);
      answered.push(reply.body.activityId);
    }
  };
  return Promise.all(Array.from({ length: 4 }, one));
}

/** How many marks each activity has, by its id. */
async function countsIn(where: string) {
  const store = await openStore(where);
  const { activities, marks } = await store.read(async (q) => ({
    activities: await q.select({ id: q.tables.activities.id }).from(q.tables.activities),
    marks: await q.select({ id: q.tables.marks.activityId }).from(q.tables.marks),
  }));
  await store.close();
  const counts = new Map(activities.map(({ id }) => [id, 0]));
  for (const { id } of marks) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

test('saved while four people write as fast as they can: one moment, whole, and every report as it was then', async () => {
  const world = await openWorld({ writer: 'thread', today, pupilsInClass: MARKS });
  const [dataFolder, to] = [newFolder(), newFolder()];
  put(dataFolder, 'secret-key', KEY_FILE);
  const answered: string[] = [];
  let isOver = false;
  const hammered = hammer(world, answered, () => isOver);
  while (answered.length < 20) await pause(10);
  const early = [...answered];
  const { ended } = await startBackup({ database: world.where, dataFolder }, ['--to', to]);
  const { code, said } = await ended;
  isOver = true;
  await hammered;
  expect(code, said).toBe(0);

  const folder = join(to, readdirSync(to)[0] ?? '');
  const target = await emptyTarget();
  const restored = await restoreBackup({ folder, ...target });
  expect(restored.reports.compared).toBeGreaterThan(50);
  expect(restored.reports.different).toEqual([]);
  const saved = await countsIn(target.database);
  expect(new Set(saved.values()), 'every activity with all its marks').toEqual(new Set([MARKS]));
  expect(
    early.filter((id) => !saved.has(id)),
    'what was answered before it began',
  ).toEqual([]);
  // It was taken in the middle of the writing.
  expect(saved.size).toBeLessThan(answered.length);
});

test('killed in the middle, it leaves nothing that a restore would take, and the next one is whole', async () => {
  const world = await openWorld({ hasEvidence: true, pupilsInClass: 3 });
  const [dataFolder, to] = [newFolder(), newFolder()];
  for (let n = 0; n < 40; n++) put(dataFolder, `photos/aa/${n}.webp`, new Uint8Array(200_000).fill(n));
  let killed = 0;
  // At the steps it says, and a little after each.
  for (const [step, after] of [
    ['database', 0],
    ['checks', 0],
    ['reports', 30],
    ['photos', 5],
  ] as const) {
    // On a busy machine it may be over before the signal comes: then another one is killed.
    for (let tried = 1, signal: string | null = null; signal === null && tried <= 10; tried++) {
      const { child, ended, said } = await startBackup({ database: world.where, dataFolder }, ['--to', to]);
      while (!said().includes(step) && child.exitCode === null) await pause(1);
      await pause(after);
      child.kill('SIGKILL');
      signal = (await ended).signal;
      if (signal === 'SIGKILL') killed += 1;
    }
    for (const name of existsSync(to) ? readdirSync(to) : []) {
      if (!name.endsWith('.part')) continue;
      const target = await emptyTarget();
      await expect(restoreBackup({ folder: join(to, name), ...target })).rejects.toThrow('never finished');
    }
  }
  expect(killed).toBe(4);
  const { ended } = await startBackup({ database: world.where, dataFolder }, ['--to', to]);
  expect((await ended).code).toBe(0);
  const whole = readdirSync(to).filter((name) => !name.endsWith('.part'));
  for (const name of whole) {
    expect(readManifest(join(to, name)).files).toHaveLength(41);
    await restoreBackup({ folder: join(to, name), ...(await emptyTarget()) });
  }
});
