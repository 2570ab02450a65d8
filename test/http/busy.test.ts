import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { Engine, Job } from '../../db/engine.ts';
import { listEvidence } from '../../server/contract/child-profile.ts';
import { listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { endSession, readMe } from '../../server/contract/session.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c1';

/** An engine that begins acts one by one and ends none of them before it is told to; readings and what goes before acts pass. */
function holding() {
  const begun: Job[] = [];
  let release = () => {};
  const released = new Promise<void>((done) => {
    release = done;
  });
  const wrap = (engine: Engine): Engine => ({
    ...engine,
    writesAtOnce: 1,
    async act(job) {
      if (job.goesFirst) return await engine.act(job);
      begun.push(job);
      await released;
      return await engine.act(job);
    },
  });
  return { wrap, begun, release: () => release() };
}

function logOf({ ask, place }: World) {
  const { classId, pupils } = place(1, 1, 1);
  const body = () => activityFor(pupils.slice(0, 1));
  const log = (sent = body()) => ask(TEACHER, logActivity, { params: { classId }, body: sent });
  return { classId, body, log };
}

test('while the first in the queue has waited too long, who comes is told to come again; the queue is answered, and then all is as before', async () => {
  const { wrap, begun, release } = holding();
  const world = await openWorld({ wrap, patience: 0 });
  const { classId, log } = logOf(world);
  const first = log();
  await expect.poll(() => begun.length).toBe(1);
  const second = await log();
  expect(second).toMatchObject({ status: 503, problem: { code: 'busy', retryAfter: 1 } });
  expect(second.headers.get('retry-after')).toBe('1');
  const usual = (await world.ask(undefined, readMe, {})).headers;
  for (const [name, value] of usual) {
    // Compressing, which says vary, has nothing to do with it; a nonce is new each time.
    if (['date', 'vary', 'content-length'].includes(name)) continue;
    const isPolicy = name === 'content-security-policy';
    expect(second.headers.get(name), name).toEqual(isPolicy ? expect.stringMatching(/^default-src 'none'/) : value);
  }
  expect((await world.ask(TEACHER, readMe, {})).status, 'reading goes on').toBe(200);
  const list = await world.ask(TEACHER, listClassPupils, { params: { classId } });
  expect(list.status, 'and so does what is noted of it').toBe(200);
  release();
  expect((await first).status).toBe(201);
  expect(begun.length, 'nobody queued up behind').toBe(1);
  expect((await log()).status).toBe(201);
});

test('in a rush everybody is told the same, before a byte of what they send is read', async () => {
  const { wrap, begun, release } = holding();
  const world = await openWorld({ wrap, patience: 0 });
  const { classId, log } = logOf(world);
  const first = log();
  await expect.poll(() => begun.length).toBe(1);
  const path = `/api/classes/${classId}/activities`;
  const asked = [
    [undefined, 'POST', path],
    ['guardian-d1s1c1p1', 'POST', path],
    [TEACHER, 'POST', '/api/classes/none/activities'],
    [TEACHER, 'POST', '/api/nothing-is-here'],
    [undefined, 'POST', '/api/session'],
  ] as const;
  const bodies = await Promise.all(
    asked.map(async ([who, method, where]) => {
      const response = await world.send(who, method, where, { body: 'not even JSON' });
      return [response.status, await response.text()];
    }),
  );
  expect(new Set(bodies.map(String)).size, 'byte for byte').toBe(1);
  expect(bodies[0]?.[0]).toBe(503);
  expect(await headOfUnsent(world, path), 'and the rest of the body was never waited for').toContain(' 503 ');
  const ofChild = { params: { pupilId: world.place(1, 1, 1).pupils[0] ?? '' } };
  const read = await world.ask('guardian-d1s1c1p1', listEvidence, ofChild);
  expect(read.status, 'who looks for something writes nothing').toBe(200);
  release();
  await first;
});

/** What is answered to a body of which only the length ever comes. */
function headOfUnsent({ origin }: World, path: string) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(`POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 400000\r\n\r\n`);
  return new Promise<string>((heard, failed) => {
    socket.once('error', failed);
    socket.once('data', (bytes) => {
      socket.destroy();
      heard(String(bytes));
    });
  });
}

test('who left before it began is not performed, and sends it again; signing out counts even so', async () => {
  const { wrap, begun, release } = holding();
  let reads = 0;
  const counting = (engine: Engine): Engine => ({
    ...wrap(engine),
    read(fn) {
      reads += 1;
      return engine.read(fn);
    },
  });
  const world = await openWorld({ wrap: counting });
  const { classId, body, log } = logOf(world);
  const first = log();
  await expect.poll(() => begun.length).toBe(1);
  const leaver = new AbortController();
  const leave = async (who: string, method: string, path: string, sent?: object) => {
    const headers = { origin: world.origin, cookie: await world.cookieOf(who), 'content-type': 'application/json' };
    const init = { method, headers, signal: leaver.signal, ...(sent ? { body: JSON.stringify(sent) } : {}) };
    await fetch(world.origin + path, init).catch(() => undefined);
  };
  const bodies = Array.from({ length: 100 }, body);
  const left = [
    ...bodies.map((sent) => leave(TEACHER, 'POST', `/api/classes/${classId}/activities`, sent)),
    leave('guardian-d1s1c1p1', 'DELETE', '/api/session'),
  ];
  await expect.poll(() => reads, { message: 'who they are is known' }).toBe(102);
  expect((await world.ask(TEACHER, readMe, {})).status, 'and those before this one are in the queue').toBe(200);
  leaver.abort();
  await Promise.all(left);
  const seen = () => world.lines.filter(({ method }) => method !== 'GET').length;
  await expect.poll(seen, { message: 'the service has seen them leave' }).toBe(101);
  release();
  expect((await first).status).toBe(201);
  await expect.poll(() => begun.map((job) => job.name)).toEqual([logActivity.id, endSession.id]);
  await expect.poll(async () => (await world.ask('guardian-d1s1c1p1', readMe, {})).status).toBe(401);
  expect((await log(bodies[0])).status).toBe(201);
});
