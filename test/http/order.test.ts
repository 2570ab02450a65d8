import { expect, test } from 'vitest';
import { chanceOf } from '../../db/seed/chance.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { openWorld, type World } from '../support/world.ts';

const INDICATORS = [
  'labour.g1',
  'labour.g2',
  'labour.g3',
  'labour.g4',
  'labour.g6',
  'labour.x1',
  'labour.h2',
  'labour.h3',
  'moral.m1',
  'moral.m2',
  'moral.m3',
];
const chance = chanceOf('acts in any order');
/** Twenty activities on twenty days, in two classes, by two teachers. */
const PLANS = Array.from({ length: 20 }, (_, n) => ({
  day: `2026-10-${String(n + 1).padStart(2, '0')}`,
  c: 2 + (n % 2),
  by: n % 3 === 0 ? 'labour-d1s1' : `homeroom-d1s1c${2 + (n % 2)}`,
  marks: INDICATORS.flatMap((indicatorId) =>
    [0, 1, 2].flatMap((pupil) =>
      chance.next() < 0.4 ? { pupil, indicatorId, level: chance.pick(['A', 'B', 'C', 'D']) } : [],
    ),
  ),
}));

async function logAll({ ask, place, newClientId }: World, order: readonly number[]) {
  for (const n of order) {
    const plan = PLANS[n];
    if (!plan) continue;
    const { classId, pupils } = place(1, 1, plan.c);
    const marks = plan.marks.map(({ pupil, indicatorId, level }) => ({
      pupilId: pupils[pupil] ?? '',
      indicatorId,
      value: { kind: 'level' as const, level },
    }));
    const body = { clientId: newClientId(), title: '活动', happenedOn: plan.day, marks };
    expect((await ask(plan.by, logActivity, { params: { classId }, body })).status).toBe(201);
  }
}

/** The stored figures to the last bit. A mark's id says when it was made, so it is told by what it is about instead. */
async function figuresOf({ store }: World): Promise<string> {
  return await store.read(async (q) => {
    const { scores, rollups, marks } = q.tables;
    let text = JSON.stringify([
      await q.select().from(scores).orderBy(scores.termId, scores.pupilId, scores.dimension),
      await q.select().from(rollups).orderBy(rollups.termId, rollups.classId, rollups.dimension),
    ]);
    for (const { id, pupilId, indicatorId, happenedOn } of await q.select().from(marks)) {
      text = text.replaceAll(id, `${pupilId} ${indicatorId} ${happenedOn}`);
    }
    return text;
  });
}

test('the same acts in another order give the same scores and sums, to the last bit', async () => {
  const inOrder = PLANS.map((_, n) => n);
  const figures: string[] = [];
  for (const order of [inOrder, [...inOrder].reverse(), inOrder.map((n) => (n * 7) % 20)]) {
    let close = async () => {};
    const world = await openWorld({ until: (end) => (close = end) });
    await logAll(world, order);
    figures.push(await figuresOf(world));
    await close();
  }
  expect(figures[0]).toContain('"status":"ok"');
  expect(figures[1]).toBe(figures[0]);
  expect(figures[2]).toBe(figures[0]);
});
