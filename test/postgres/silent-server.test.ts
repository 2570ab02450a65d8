import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { StoreUnavailable } from '../../db/engine.ts';
import { openStore } from '../../db/open-store.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { sharedProgram } from '../release/unpacked.ts';
import { activityFor } from '../support/activities.ts';
import { freshDatabase } from '../support/database.ts';
import { startMain } from '../support/main-process.ts';
import { within } from '../support/patience.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import { CHAIN_KEY } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';

test(
  'PostgreSQL is silent and closes nothing: what was acknowledged is there, all else was 503, it goes on when somebody answers, and closing does not wait',
  async () => {
    const fresh = await freshDatabase();
    const proxy = await openTcpProxy(fresh.where);
    onTestFinished(proxy.close);
    // What stands in the address goes before what the program sets.
    const quick = new URL(proxy.address);
    quick.searchParams.set('query_timeout', String(within(1)));
    const where = quick.href;
    const store = await openStore(where, { chainKey: CHAIN_KEY });
    const drop = async () => {
      await store.close();
      await fresh.drop();
    };
    const world = await openWorld({ on: { where, store, drop } });
    const { classId, pupils } = world.place(1, 1, 2);
    await world.cookieOf(TEACHER);

    const statuses = new Set<number>();
    const acknowledged: string[] = [];
    let [isOver, refusals] = [false, 0];
    const client = async () => {
      while (!isOver) {
        const body = activityFor(pupils, { clientId: randomUUID() });
        const reply = await world.ask(TEACHER, logActivity, { params: { classId }, body });
        statuses.add(reply.status);
        if (reply.status === 201) acknowledged.push(reply.body.activityId);
        else refusals += 1;
      }
    };
    const clients = [client(), client(), client(), client()];
    const moreThan = async (count: () => number, more: number) => {
      const before = count();
      await expect.poll(count, { timeout: within(60) }).toBeGreaterThan(before + more);
    };
    await moreThan(() => acknowledged.length, 20);
    proxy.silence();
    await moreThan(() => refusals, 8);
    proxy.speak();
    await moreThan(() => acknowledged.length, 20);
    isOver = true;
    await Promise.all(clients);
    expect([...statuses].sort()).toEqual([201, 503]);
    const found = await fresh.store.read((q) => {
      const { activities } = q.tables;
      return q.select({ id: activities.id }).from(activities).where(inArray(activities.id, acknowledged));
    });
    expect(found).toHaveLength(acknowledged.length);

    proxy.silence();
    const hanging = Promise.allSettled([1, 2, 3].map(() => store.read((q) => q.$count(q.tables.rubrics))));
    await new Promise(setImmediate);
    await store.close();
    for (const one of await hanging) {
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
    }
    await expect(store.read(async () => 'closed')).rejects.toThrow(StoreUnavailable);
  },
  within(240),
);

test(
  'SIGTERM while PostgreSQL is silent: it ends in time and by itself, whoever waits for an answer',
  async () => {
    const address = inject('postgres') ?? '';
    const name = `silent_${process.pid}`;
    const client = new pg.Client(`${address}/postgres`);
    await client.connect();
    await client.query(`create database ${name}`);
    onTestFinished(async () => {
      await client.query(`drop database ${name} with (force)`);
      await client.end();
    });
    const proxy = await openTcpProxy(`${address}/${name}`);
    onTestFinished(proxy.close);
    const { command } = await sharedProgram();
    const { child, listening, ended } = startMain(command('start'), {
      DATA_DIR: `${inject('folder')}/silent-${process.pid}`,
      DATABASE_URL: proxy.address,
    });
    const health = `${await listening}/api/health`;
    expect(await (await fetch(health)).json()).toEqual({ status: 'ok' });
    proxy.silence();
    const hanging = Array.from({ length: 12 }, () => fetch(health).catch(() => undefined));
    child.kill('SIGTERM');
    const { code, said, faults } = await ended;
    // What it said comes first: it says why the code is another.
    expect(said).not.toContain('没能按时结束');
    expect([code, faults]).toEqual([0, '']);
    await Promise.all(hanging);
  },
  within(60),
);
