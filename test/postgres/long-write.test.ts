import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { PREDICATE_LOCKS, predicateLocksAt } from '../../db/engine-postgres.ts';
import { shortcomingOf } from '../../db/open-store.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { startPostgres } from '../support/embedded-postgres.ts';
import { within } from '../support/patience.ts';
import { openWorld } from '../support/world.ts';

/** With 64 locks for each connection 470 were taken. */
const CLASSES = 600;

test(
  'while a long transaction runs, as an import of a district does, everybody else can go on writing',
  async () => {
    const world = await openWorld();
    const { classId, pupils } = world.place(1, 1, 2);
    const importing = new pg.Client(world.where);
    await importing.connect();
    onTestFinished(() => importing.end());
    await importing.query('begin isolation level serializable');
    await importing.query('select count(*) from persons');
    for (let written = 0; written < CLASSES; written++) {
      const body = activityFor(pupils, { clientId: randomUUID() });
      const { status } = await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
      expect([written, status]).toEqual([written, 201]);
    }
  },
  within(60),
);

test('where a server keeps fewer such locks the service says so, and what to set', async () => {
  const ours = `${inject('postgres')}/postgres`;
  expect(await predicateLocksAt(ours)).toBe(PREDICATE_LOCKS);
  expect(await shortcomingOf(ours)).toBeUndefined();
  expect(await shortcomingOf('file:any.db')).toBeUndefined();
  const usual = await startPostgres({ isDurable: false, locks: 64 });
  onTestFinished(() => usual.stop());
  const said = await shortcomingOf(`${usual.address}/postgres`);
  expect(said).toMatch(/max_pred_locks_per_transaction = 1024（现在是 64）.*it is 64/);
});
