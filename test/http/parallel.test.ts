import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { amendMark, logActivity } from '../../server/contract/evidence.ts';
import type { Fact } from '../oracle/facts.ts';
import { groupOf } from '../oracle/rollup-oracle.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld, TODAY } from '../support/world.ts';

const FIFTY = Array.from({ length: 50 }, (_, index) => index);
const statuses = (answers: readonly { status: number }[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

test('of fifty amendments of one mark at once one is taken, and the others are told that theirs is stale', async () => {
  const { ask, place, store, newClientId } = await openWorld();
  const { classId, pupils } = place(1, 1, 2);
  await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body: activityFor(pupils) });
  const { body: listed } = await ask('homeroom-d1s1c2', listActivities, { params: { classId } });
  const markId = listed.activities[0]?.marks[0]?.markId ?? '';
  const answers = await Promise.all(
    FIFTY.map((n) => {
      const value = { kind: 'level' as const, level: ['A', 'C', 'D'][n % 3] ?? 'A' };
      const body = { clientId: newClientId(), version: 1, value, note: null, reason: `第 ${n} 次` };
      return ask('homeroom-d1s1c2', amendMark, { params: { markId }, body });
    }),
  );
  expect(statuses(answers)).toEqual({ 200: 1, 409: 49 });
  expect(new Set(answers.flatMap((each) => (each.status === 409 ? each.problem.code : [])))).toEqual(
    new Set(['stale']),
  );
  const [marks, versions] = await store.read(async (q) => [
    (await q.select().from(q.tables.marks)).filter((mark) => mark.id === markId),
    await q.select().from(q.tables.markVersions),
  ]);
  expect(marks).toMatchObject([{ version: 2 }]);
  expect(versions).toMatchObject([{ markId, version: 1, level: 'B' }]);
});

test('fifty activities of one class at once are all there, and the sums are those of all of them', async () => {
  const { ask, place, store } = await openWorld();
  const { classId, pupils } = place(1, 1, 2);
  const indicators = ['labour.g1', 'labour.g2', 'labour.g3', 'labour.g4', 'labour.h3', 'labour.h2'];
  const answers = await Promise.all(
    FIFTY.map((n) => {
      const said = { indicatorId: indicators[n % indicators.length] ?? '', level: ['A', 'B', 'C'][n % 3] ?? '' };
      const happenedOn = `2026-10-${String(1 + (n % 28)).padStart(2, '0')}`;
      const body = activityFor([pupils[n % 3] ?? ''], { ...said, happenedOn });
      return ask(n % 2 === 0 ? 'homeroom-d1s1c2' : 'labour-d1s1', logActivity, { params: { classId }, body });
    }),
  );
  expect(statuses(answers)).toEqual({ 201: 50 });
  const [marks, rollups] = await store.read(async (q) => [
    await q.select().from(q.tables.marks),
    (await q.select().from(q.tables.rollups)).filter((row) => row.classId === classId && row.dimension === 'labour'),
  ]);
  expect(marks).toHaveLength(50);
  const facts = marks.map(
    ({ level, ...mark }): Fact => ({
      ...mark,
      term: '2026-2027-1',
      enteredOn: TODAY,
      visibility: 'family',
      value: { kind: 'level', level: level ?? '' },
    }),
  );
  const own = pupils.map((pupilId) => ({ pupilId, hasLeft: false }));
  const at = { classId, term: '2026-2027-1' as const, grade: 4, pupils: own };
  const { records, fresh, noticed, scored, ok, scoreSum, levels } = groupOf([at], 'labour', facts);
  const current = rollups.find((row) => row.records > 0);
  expect(records).toBe(50);
  expect(current).toMatchObject({ records, fresh, noticed, scored, ok, levels, scoreSum: expect.closeTo(scoreSum, 9) });
});

test('one activity sent fifty times at once is one activity, and everybody gets the same reply', async () => {
  const { ask, place, store } = await openWorld();
  const { classId, pupils } = place(1, 1, 2);
  const body = activityFor(pupils);
  const answers = await Promise.all(
    FIFTY.map(() => ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })),
  );
  expect(statuses(answers)).toEqual({ 201: 50 });
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  const [activities, requests] = await store.read(async (q) => [
    await q.select().from(q.tables.activities),
    await q.select().from(unsafeTables(q).requests),
  ]);
  expect([activities.length, requests.length]).toEqual([1, 1]);
});
