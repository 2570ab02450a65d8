import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { startPostgres } from '../support/embedded-postgres.ts';
import { CHAIN_KEY, makeTemplate } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

test('PostgreSQL is killed under load and started again: what was acknowledged is there, nobody saw anything but success or 503', async () => {
  const server = await startPostgres({ isDurable: true });
  onTestFinished(() => server.stop());
  const where = await server.createDatabase('killed');
  await makeTemplate(where);
  const store = await openStore(where, { chainKey: CHAIN_KEY });
  const world = await openWorld({ on: { where, store, drop: () => store.close() } });
  const { classId, pupils } = world.place(1, 1, 2);
  await world.cookieOf('homeroom-d1s1c2');

  const statuses = new Set<number>();
  const acknowledged: string[] = [];
  let [isOver, refusals] = [false, 0];
  const client = async () => {
    while (!isOver) {
      const body = activityFor(pupils, { clientId: randomUUID() });
      const reply = await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
      statuses.add(reply.status);
      if (reply.status === 201) acknowledged.push(reply.body.activityId);
      else refusals += 1;
    }
  };
  const clients = [client(), client(), client(), client()];
  // Not after so many seconds, but when it was seen: many written, nobody served, and (the same process going on) many written again.
  const moreWritten = async () => {
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 40);
  };
  for (const _ of ['once', 'and again']) {
    await moreWritten();
    const before = refusals;
    server.kill();
    await expect.poll(() => refusals).toBeGreaterThan(before + 40);
    await server.restart();
    await moreWritten();
  }
  isOver = true;
  await Promise.all(clients);

  expect([...statuses].sort()).toEqual([201, 503]);
  const found = await store.read((q) => {
    const { activities } = q.tables;
    return q.select({ id: activities.id }).from(activities).where(inArray(activities.id, acknowledged));
  });
  expect(found).toHaveLength(acknowledged.length);
});
