import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { readHealth } from '../../server/contract/platform.ts';
import { activityFor } from '../support/activities.ts';
import { within } from '../support/patience.ts';
import { startPair } from '../support/standby-pair.ts';
import { CHAIN_KEY, makeTemplate } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const [TEACHER, PARENT] = ['homeroom-d1s1c2', 'guardian-d1s1c2p1'];
const WAITING = "select pid from pg_stat_activity where wait_event = 'SyncRep'";

test(
  'a primary and its standby by the scripts of docs/postgres: without the standby writing waits, and it is said; then it goes on without it, with it again, and without the primary',
  async () => {
    const pair = await startPair();
    onTestFinished(pair.stop);
    await pair.startStandby();
    await pair.primary.createDatabase('pair');
    const where = pair.both('pair');
    await makeTemplate(where);
    const store = await openStore(where, { chainKey: CHAIN_KEY });
    const world = await openWorld({ hasEvidence: true, on: { where, store, drop: () => store.close() } });
    const { classId, pupils } = world.place(1, 1, 2);
    await world.cookieOf(TEACHER);
    await world.cookieOf(PARENT);
    const acknowledged: string[] = [];
    const write = async () => {
      const body = activityFor(pupils, { clientId: randomUUID() });
      const reply = await world.ask(TEACHER, logActivity, { params: { classId }, body });
      if (reply.status === 201) acknowledged.push(reply.body.activityId);
      return reply.status;
    };
    const health = async () => (await world.ask(undefined, readHealth, {})).body;
    const inTheEnd = (what: () => Promise<unknown>) => expect.poll(what, { timeout: within(60) });
    expect(await write()).toBe(201);
    expect(await health()).toEqual({ status: 'ok' });

    pair.killStandby();
    await inTheEnd(health).toEqual({ status: 'read-only', why: 'standby-gone' });
    // Each that the primary was given keeps one of its connections until the standby is back: whoever comes is refused before.
    for (const _ of Array(30).keys()) expect(await write()).toBe(503);
    expect((await pair.ask(pair.addresses.primary, WAITING)).length).toBeLessThan(5);
    const read = await world.ask(PARENT, readProfile, { params: { pupilId: pupils[0] ?? '' } });
    expect([read.status, read.headers.get('chucai-saving')]).toEqual([200, 'no']);
    expect(world.lines.filter((line) => 'saving' in line)).toMatchObject([
      { level: 'error', saving: false, why: 'the standby is gone, writing waits' },
    ]);

    expect(await pair.switch('together', 'primary'), 'nobody follows').toMatchObject({ code: 1 });
    expect(await pair.switch('alone', 'primary')).toMatchObject({ code: 0 });
    await inTheEnd(write).toBe(201);
    await inTheEnd(health).toEqual({ status: 'ok' });

    await pair.startStandby();
    expect(await pair.switch('together', 'primary')).toMatchObject({ code: 0 });
    await inTheEnd(async () => pair.ask(pair.addresses.primary, 'select sync_state from pg_stat_replication')).toEqual([
      { sync_state: 'quorum' },
    ]);
    expect(await write()).toBe(201);

    pair.primary.kill();
    expect(await pair.switch('promote', 'standby')).toMatchObject({ code: 0 });
    await inTheEnd(write).toBe(201);
    await inTheEnd(health).toEqual({ status: 'ok' });
    const found = await store.read((q) => {
      const { activities } = q.tables;
      return q.select({ id: activities.id }).from(activities).where(inArray(activities.id, acknowledged));
    });
    expect(found).toHaveLength(acknowledged.length);
  },
  within(120),
);
