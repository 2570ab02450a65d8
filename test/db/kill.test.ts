import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { expect, inject, test } from 'vitest';
import { rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { openStore } from '../../db/open-store.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { personCalled } from '../support/sign-in.ts';
import { openWorld, TODAY } from '../support/world.ts';

const WRITER = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url));

/** Lets it write until it has said so many, kills it in the middle of the next, and answers what it said. */
function killAfter(said: number, told: object): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, JSON.stringify(told)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', (part) => (err += String(part)));
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (part) => {
      out += String(part);
      if (out.split('\n').length > said) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(out.split('\n').slice(0, -1));
      else reject(new Error(`the writer ended by itself: ${err}`));
    });
  });
}

test('what was answered is there after the process was killed, whole, and the sums are right', async () => {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const { id: personId } = await personCalled(world, 'homeroom-d1s1c2');
  await world.cookieOf('homeroom-d1s1c2');
  const [session] = await world.store.read((q) => q.select().from(unsafeTables(q).sessions));
  const actor = { personId, sessionId: session?.id ?? '' };
  const answered: string[] = [];
  for (const said of [15, 40]) {
    answered.push(
      ...(await killAfter(said, { where: world.where, actor, classId, pupils, now: world.clock.now, today: TODAY })),
    );
  }
  const store = await openStore(world.where);
  const { activities, marks } = await store.read(async (q) => ({
    activities: (await q.select().from(q.tables.activities)).map((row) => row.id),
    marks: await q.select().from(q.tables.marks),
  }));
  expect(answered.length).toBeGreaterThan(50);
  expect(answered.filter((id) => !activities.includes(id))).toEqual([]);
  for (const id of activities)
    expect(
      marks.filter((mark) => mark.activityId === id),
      'no half activity',
    ).toHaveLength(3);
  // The kill may have come between a commit and its answer, for as many as were on their way.
  expect(activities.length - answered.length).toBeLessThanOrEqual(6);
  const differences = await store.write(async (tx) => {
    let found = 0;
    for (const at of await selectClassTerms(tx)) found += await rebuildClass(tx, at, TODAY);
    return found;
  });
  expect(differences).toBe(0);
  await store.close();
  if (inject('postgres') === undefined) {
    const db = new BetterSqlite(world.where, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  }
});
