import { expect, test } from 'vitest';
import type { Engine } from '../../db/engine.ts';
import { boundedEngine } from '../../server/bounded-engine.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { readMe } from '../../server/contract/session.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld } from '../support/world.ts';

test('while the first in the queue has waited too long, who comes is told to come again; the queue is answered, and then all is as before', async () => {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let asked = 0;
  const slow = (engine: Engine): Engine => ({
    ...engine,
    async act(job) {
      asked += 1;
      await held;
      return await engine.act(job);
    },
  });
  const world = await openWorld({ wrap: (engine) => boundedEngine(slow(engine), 0) });
  const { classId, pupils } = world.place(1, 1, 1);
  const log = () =>
    world.ask('homeroom-d1s1c1', logActivity, { params: { classId }, body: activityFor(pupils.slice(0, 1)) });
  const first = log();
  await expect.poll(() => asked).toBe(1);
  const second = await log();
  expect(second).toMatchObject({ status: 503, problem: { code: 'busy', retryAfter: 1 } });
  expect(asked, 'nobody queued up behind').toBe(1);
  expect((await world.ask('homeroom-d1s1c1', readMe, {})).status, 'reading goes on').toBe(200);
  release();
  expect((await first).status).toBe(201);
  expect((await log()).status).toBe(201);
});
