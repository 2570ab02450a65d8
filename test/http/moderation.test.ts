import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { withdrawActivity } from '../../server/contract/evidence.ts';
import {
  closeModerationRound,
  listModerationRounds,
  readModerationFrame,
  readModerationRound,
} from '../../server/contract/moderation.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { keptIn, openNotedWorld, TEACHERS } from '../support/moderation.ts';

test('a tenth of the marks goes to teachers of other schools, evenly, and nobody sees who wrote about whom', async () => {
  const world = await openNotedWorld();
  // This teacher of the second school had a class of the first until summer.
  const knows = world.place(1, 1, 1).classId;
  await world.store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    await tx.insert(grants).values({
      id: 'had',
      personId: world.idOf.get('homeroom-d1s2c1') ?? '',
      role: 'teacher',
      placeKind: 'class',
      placeId: knows,
      subject: null,
      startsOn: '2025-09-01',
      endsOn: '2026-07-01',
      sourcedId: null,
    });
  });
  const seen = await world.ask('officer-d1', readModerationFrame, {
    params: { areaId: world.areaId },
    query: { dimension: 'labour' },
  });
  expect(seen.body).toEqual({ dimension: 'labour', marks: 400, judgeable: 400, raters: 10, obstacle: null });
  const drawn = await world.draw();
  expect(drawn.status, JSON.stringify(drawn.problem)).toBe(201);
  expect(drawn.body).toMatchObject({ wanted: 40, drawn: 40, raters: 8 });
  expect(drawn.body.mostEach).toBeLessThanOrEqual(6);

  const { items, ratings } = await keptIn(world);
  expect(items.filter(({ schoolId }) => schoolId === world.place(1, 1, 1).schoolId)).toHaveLength(20);
  const marks = await world.store.read((q) => q.select().from(q.tables.marks));
  for (const rating of ratings) {
    const item = items.find(({ id }) => id === rating.itemId);
    const mark = marks.find(({ id }) => id === item?.markId);
    const who = [...world.idOf].find(([, id]) => id === rating.raterId)?.[0] ?? '';
    const own = who.includes('d1s1') ? world.place(1, 1, 1).schoolId : world.place(1, 2, 1).schoolId;
    expect(rating.raterSchoolId).toBe(own);
    expect(item?.schoolId, who).not.toBe(own);
    if (who === 'homeroom-d1s2c1') expect(mark?.classId).not.toBe(knows);
  }

  let cards = 0;
  for (const who of TEACHERS) {
    const { body } = await world.task(who);
    expect(body.left).toBe(ratings.filter(({ raterId }) => raterId === world.idOf.get(who)).length);
    const said = JSON.stringify(body);
    expect(world.names.filter((name) => said.includes(name))).toEqual([]);
    for (const hidden of ['青禾', '云汀', '(1)班', '11-03', 'pupil', 'rater', 'school'])
      expect(said, hidden).not.toContain(hidden);
    const ids = [
      ...items.flatMap(({ pupilId, schoolId, markId }) => [pupilId, schoolId, markId]),
      ...world.idOf.values(),
    ];
    expect(ids.filter((id) => said.includes(id))).toEqual([]);
    expect(Object.keys(body.next ?? {}).sort()).toEqual(
      [
        'dimension',
        'grade',
        'indicator',
        'isShared',
        'levels',
        'note',
        'observationPoints',
        'ratingId',
        'title',
      ].sort(),
    );
    expect(body.next?.note).toMatch(/^这位同学和同学在班级第\d+个收尾，老师看见了$/);
    expect(body.next?.title).toBe('学校整理日');
    expect(body.next?.levels.map(({ level }) => level)).toEqual(['A', 'B', 'C', 'D']);
    cards += 1;
  }
  expect(cards).toBe(8);
});

test('rating, undoing, closing: once each, by whom it was asked, while the round is open', async () => {
  const world = await openNotedWorld();
  const { body: round } = await world.draw();
  const again = await world.draw();
  expect([again.status, again.problem.code]).toEqual([409, 'conflict']);
  const [one, other] = [TEACHERS[0] ?? '', TEACHERS[1] ?? ''];
  const first = (await world.task(one)).body.next?.ratingId ?? '';
  const second = (await world.task(one)).body.afterNext?.ratingId ?? '';

  const foreign = await world.rate(other, first, 'A');
  const missing = await world.rate(other, 'none', 'A');
  expect([foreign.status, foreign.problem]).toEqual([404, missing.problem]);
  expect((await world.undo(other, first)).problem).toEqual(missing.problem);
  expect((await world.rate(one, first, 'Z')).status).toBe(422);
  expect((await world.undo(one, first)).status).toBe(409);

  expect((await world.rate(one, first, 'A')).body).toEqual({ ratingId: first, left: 4 });
  const twice = await world.rate(one, first, 'B');
  expect([twice.status, twice.problem.code]).toEqual([409, 'stale']);
  expect((await world.task(one)).body).toMatchObject({
    left: 4,
    done: 1,
    last: { ratingId: first, level: 'A', left: null },
  });
  expect((await world.undo(one, first)).body).toEqual({ ratingId: first, left: 5 });
  expect((await world.task(one)).body).toMatchObject({ done: 0, last: null, next: { ratingId: first } });
  await world.rate(one, first, { because: 'know-the-child' });
  await world.rate(one, second, { because: 'not-enough' });
  const { body: list } = await world.ask('officer-d1', listModerationRounds, { params: { areaId: world.areaId } });
  expect(list.rounds).toMatchObject([{ dimension: 'labour', isOpen: true, ratings: 40, marks: 400, progress: null }]);

  const params = { areaId: world.areaId, roundId: round.roundId };
  const close = () =>
    world.ask('officer-d1', closeModerationRound, { params, body: { clientId: world.newClientId() } });
  expect((await close()).status).toBe(201);
  expect((await close()).status).toBe(409);
  expect((await world.task(one)).body).toMatchObject({ left: 0, done: 0, next: null, last: null });
  const third = (await keptIn(world)).ratings.find(
    ({ raterId, ratedAt }) => raterId === world.idOf.get(one) && ratedAt === null,
  );
  expect((await world.rate(one, third?.id ?? '', 'A')).status).toBe(409);
  expect((await world.undo(one, first)).status).toBe(409);

  // The next round asks about other marks, and ends by itself.
  expect((await world.draw({ closesOn: '2026-11-12' })).status).toBe(201);
  const { items } = await keptIn(world);
  expect(new Set(items.map(({ markId }) => markId)).size).toBe(80);
  expect((await world.task(one)).body.left).toBe(5);
  world.clock.now = shanghaiNoon('2026-11-13');
  expect((await world.task(one)).body.left).toBe(0);
  const late = (await keptIn(world)).ratings.find(
    ({ raterId, roundId }) => raterId === world.idOf.get(one) && roundId !== round.roundId,
  );
  expect((await world.rate(one, late?.id ?? '', 'A')).status).toBe(409);
  expect((await world.draw()).status).toBe(201);
  expect((await close()).status).toBe(409);
});

test('what was withdrawn after it was drawn is shown to nobody any more', async () => {
  const world = await openNotedWorld();
  await world.draw();
  const left = async () => {
    const all = await Promise.all(TEACHERS.map((who) => world.task(who)));
    return all.reduce((sum, { body }) => sum + body.left, 0);
  };
  expect(await left()).toBe(40);
  const { items } = await keptIn(world);
  const marks = await world.store.read((q) => q.select().from(q.tables.marks));
  const mark = marks.find(({ id }) => id === items[0]?.markId);
  const gone = marks.filter(
    ({ activityId, id }) => activityId === mark?.activityId && items.some((one) => one.markId === id),
  );
  const [author] = [...world.idOf].find(([, id]) => id === mark?.raterId) ?? [];
  const body = { clientId: world.newClientId(), reason: '写错了班' };
  const said = await world.ask(author, withdrawActivity, { params: { activityId: mark?.activityId ?? '' }, body });
  expect(said.status).toBe(201);
  expect(await left()).toBe(40 - gone.length);
});

test('what is refused: other districts, other areas, days that are none, areas and dimensions with nothing to compare', async () => {
  const world = await openNotedWorld();
  const { body: round } = await world.draw();
  const twin = world.place(2, 1, 1).district.id;
  const read = (who: string, areaId: string) =>
    world.ask(who, readModerationRound, { params: { areaId, roundId: round.roundId } });
  const absent = await read('officer-d2', 'none');
  expect((await read('officer-d2', world.areaId)).problem).toEqual(absent.problem);
  // Its own area, and a round of another.
  expect((await read('officer-d2', twin)).problem).toEqual(absent.problem);
  expect(absent.status).toBe(404);
  expect((await world.ask('officer-d2', listModerationRounds, { params: { areaId: twin } })).body.rounds).toEqual([]);
  expect((await world.task('homeroom-d2s1c1')).body).toMatchObject({ left: 0, next: null, closesOn: null });

  const why = async (answer: ReturnType<typeof world.draw>) => {
    const { status, problem } = await answer;
    return [status, problem.errors?.[0]?.code ?? problem.code];
  };
  expect(await why(world.draw({ closesOn: '2026-11-09', dimension: 'moral' as never }))).toEqual([422, 'days']);
  expect(await why(world.draw({ closesOn: '2027-06-01', dimension: 'moral' as never }))).toEqual([422, 'days']);
  expect(await why(world.draw({ dimension: 'moral' as never }))).toEqual([422, 'nothing-judgeable']);
  expect((await world.draw({ share: 0.2 })).status).toBe(422);
  expect((await world.draw({ ratersEach: 3 })).status).toBe(422);
  expect((await world.draw({}, 'homeroom-d1s1c2')).status).toBe(404);
  await world.store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    for (const who of ['labour-d1s1', 'labour-d1s2', ...TEACHERS.slice(1)])
      await tx.update(persons).set({ isEnabled: false }).where(eq(persons.username, who));
    const { moderationRounds } = tx.tables;
    await tx.update(moderationRounds).set({ closedAt: world.clock.now });
  });
  // One teacher is left: whom she may judge is drawn, and nothing is if two are asked for.
  expect(await why(world.draw({ ratersEach: 2 }))).toEqual([422, 'no-raters']);
  expect((await world.draw()).body).toMatchObject({ wanted: 40, drawn: 40, raters: 1, mostEach: 40 });
});
