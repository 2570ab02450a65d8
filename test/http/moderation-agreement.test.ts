import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { selectBlindRatings } from '../../db/measure/blind-ratings.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { readModerationRound } from '../../server/contract/moderation.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { nextDay } from '../support/measure.ts';
import { keptIn, type NotedWorld, openNotedWorld, TEACHERS } from '../support/moderation.ts';
import { narrowInRound } from '../suppression/audit-round.ts';

/** Everybody answers all they were asked; `levelFor` says what, by the rating's id. */
async function answerAll(world: NotedWorld, levelFor: (ratingId: string) => string) {
  let answered = 0;
  for (const who of TEACHERS) {
    for (let { body } = await world.task(who); body.next; { body } = await world.task(who)) {
      const said = await world.rate(who, body.next.ratingId, levelFor(body.next.ratingId));
      expect(said.status, JSON.stringify(said.problem)).toBe(201);
      answered += 1;
    }
  }
  return answered;
}

/** The case of server/core/moderation/agreement.test.ts, through the service: 15 A and 25 B; found A 10, B 5 and B 20, A 5. */
test('agreement: nothing before thirty, then as computed by hand; scores, reports and the child’s page do not move', async () => {
  const world = await openNotedWorld();
  const { schoolId, pupils } = world.place(1, 1, 1);
  const shown = async () => {
    const report = await world.ask('principal-d1s1', readSchoolReport, { params: { schoolId } });
    const child = await world.ask('guardian-d1s1c1p1', readProfile, { params: { pupilId: pupils[0] ?? '' } });
    const kept = await world.store.read(async (q) => [
      await q.select().from(q.tables.scores).orderBy(q.tables.scores.pupilId, q.tables.scores.dimension),
      await q.select().from(q.tables.rollups).orderBy(q.tables.rollups.classId, q.tables.rollups.dimension),
    ]);
    return JSON.stringify([report.body, child.body, kept]);
  };
  const { body: round } = await world.draw();
  const params = { areaId: world.areaId, roundId: round.roundId };
  const read = async () => (await world.ask('officer-d1', readModerationRound, { params })).body;
  // Nothing leaves the schools on the day it is drawn.
  expect(await read()).toMatchObject({ round: { drawn: 40, ratings: 40, progress: null }, found: null });
  await nextDay(world);
  const before = await shown();
  const begun = await read();
  expect(begun.found).toMatchObject({ whole: { status: 'too-few', n: 0, needed: 30 }, table: null });

  const { items, ratings } = await keptIn(world);
  await world.store.write(async (tx) => {
    const { moderationItems } = tx.tables;
    for (const [at, { id }] of items.entries())
      await tx
        .update(moderationItems)
        .set({ level: at < 15 ? 'A' : 'B' })
        .where(eq(moderationItems.id, id));
  });
  const placeOf = new Map(ratings.map(({ id, itemId }) => [id, items.findIndex((item) => item.id === itemId)]));
  const found = await answerAll(world, (ratingId) => {
    const at = placeOf.get(ratingId) ?? 0;
    return at < 10 || at >= 35 ? 'A' : 'B';
  });
  expect(found).toBe(40);

  expect(await shown()).toBe(before);
  expect(await read()).toEqual(begun);
  await nextDay(world);
  const { found: told, round: progress } = await read();
  // 1 − (0.25 · 80 · 79)/3000 and 1 − 0.25/0.46875. Nobody is further apart: so few that «at least 75 %» leaves room for ten.
  expect(told?.whole).toEqual({
    ...{ status: 'ok', n: 40, pairs: 40, exact: 75, adjacent: '≥75' },
    ...{ alpha: { value: 0.47, lo: expect.any(Number), hi: expect.any(Number) }, kappa: 0.47 },
  });
  if (!told) throw new Error('nothing was told');
  const kept = await keptIn(world);
  const placeIn = (level: string | null) => 'ABCD'.indexOf(level ?? '');
  const truth = kept.items.map(({ id, schoolId, indicatorId, level }) => ({
    ...{ schoolId, indicatorId, level: placeIn(level) },
    blind: kept.ratings.flatMap((one) => (one.itemId === id && one.level !== null ? placeIn(one.level) : [])),
  }));
  expect(narrowInRound(truth, told)).toEqual([]);
  expect(told.indicators.map(({ indicatorId, agreement }) => [indicatorId, agreement.status])).toEqual([
    ['labour.h2', 'too-few'],
    ['labour.h3', 'too-few'],
  ]);
  // Same level: A 10 and B 20 stay, C and D none at all are locked with A, so that ten together are locked. One apart: 5 and 5, all small.
  expect(told.table).toEqual([
    ['locked', 'locked', 'locked', 'locked'],
    ['locked', 20, 'locked', 'locked'],
    ['locked', 'locked', 'locked', 'locked'],
    ['locked', 'locked', 'locked', 'locked'],
  ]);
  expect(told.schools).toMatchObject([
    { drawn: 20, asked: 20, answered: '≥95' },
    { drawn: 20, asked: 20, answered: '≥95' },
  ]);
  expect(progress).toMatchObject({ marks: 400, wanted: 40, drawn: 40, progress: { rated: 40, secondsEach: 8 } });
  const said = JSON.stringify(await read());
  expect(world.names.filter((name) => said.includes(name))).toEqual([]);
  expect([...world.idOf.values()].filter((id) => said.includes(id))).toEqual([]);

  const links = await world.store.read((q) =>
    selectBlindRatings(q, world.areaId, world.place(1, 1, 1).district.terms.at(-1)?.id ?? ''),
  );
  expect(links).toHaveLength(40);
  expect(links.every((link) => link.schoolId !== link.raterSchoolId && link.dimension === 'labour')).toBe(true);
});
