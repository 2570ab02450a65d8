import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { closeModerationRound, drawModerationRound, readModerationTask } from '../../server/contract/moderation.ts';
import { openWorld } from '../support/world.ts';

const HOMEROOM = 'homeroom-d1s1c1';
const OWN = '主动留下来收尾';

/** One class in which most were given B; what was seen is said of all, of one who has it too, and of the one who has another level. */
async function openClass() {
  const world = await openWorld({ pupilsInClass: 20 });
  const { classId, pupils, district, schoolId } = world.place(1, 1, 1);
  const first = pupils[0] ?? '';
  const names = await world.store.read(async (q) => {
    const t = unsafeTables(q);
    return new Map((await q.select().from(t.pupils)).map(({ id, name }) => [id, name]));
  });
  const log = async (
    title: string,
    levels: string,
    said: object = {},
    notes: Readonly<Record<number, string>> = {},
  ) => {
    const marks = [...levels].map((level, at) => ({
      pupilId: pupils[at] ?? '',
      indicatorId: 'labour.h2',
      value: { kind: 'level' as const, level },
      ...(notes[at] ? { note: notes[at] } : {}),
    }));
    const body = { clientId: randomUUID(), title, happenedOn: '2026-11-03', marks, ...said };
    const logged = await world.ask(HOMEROOM, logActivity, { params: { classId }, body });
    expect(logged.status, JSON.stringify(logged.problem)).toBe(201);
    return logged.body.activityId;
  };
  const draw = () =>
    world.ask('officer-d1', drawModerationRound, {
      params: { areaId: district.id },
      body: { clientId: randomUUID(), dimension: 'labour', share: 0.1, ratersEach: 1, closesOn: '2026-11-30' },
    });
  const kept = () =>
    world.store.read(async (q) => ({
      rounds: await q.select().from(q.tables.moderationRounds),
      items: await q.select().from(q.tables.moderationItems),
      marks: await q.select().from(q.tables.marks),
    }));
  return { ...world, areaId: district.id, schoolId, log, draw, kept, nameOfFirst: names.get(first) ?? '' };
}

test('a sentence about all is judged once, for the level that more than half were given; a child’s own is judged for that child', async () => {
  const world = await openClass();
  const note = `多数同学洗得干净，${world.nameOfFirst}带着大家收尾`;
  const said = await world.log(
    '整理日',
    `${'B'.repeat(12)}${'C'.repeat(7)}A`,
    { note },
    { 3: OWN, 19: `${OWN}，还教别人` },
  );
  await world.log('没有多数', `${'A'.repeat(10)}${'B'.repeat(10)}`, { note });
  await world.log('只给老师看', 'B'.repeat(20), { note, visibility: 'staff' });
  await world.log('太短', 'B'.repeat(20), { note: '很好' });

  const drawn = await world.draw();
  expect(drawn.body).toMatchObject({ wanted: 8, drawn: 3 });
  const { rounds, items, marks } = await world.kept();
  expect(rounds).toMatchObject([{ marks: 80, judgeable: 3 }]);
  const activityOf = (markId: string) => marks.find(({ id }) => id === markId)?.activityId;
  expect(new Set(items.map(({ markId }) => activityOf(markId)))).toEqual(new Set([said]));
  const shown = items.map(({ isShared, level, note: words }) => ({ isShared, level, words }));
  expect(shown).toHaveLength(3);
  expect(shown).toContainEqual({ isShared: false, level: 'B', words: OWN });
  expect(shown).toContainEqual({ isShared: false, level: 'A', words: `${OWN}，还教别人` });
  const shared = items.find(({ isShared }) => isShared);
  expect(shared).toMatchObject({
    level: 'B',
    note: expect.stringMatching(/^多数同学洗得干净，(这位)?同学带着大家收尾$/),
  });
  // Who has words of its own is judged by these.
  expect(marks.find(({ id }) => id === shared?.markId)).toMatchObject({ note: null, level: 'B' });

  const cards = [];
  for (const who of ['homeroom-d1s2c1', 'homeroom-d1s2c2', 'homeroom-d1s2c3', 'homeroom-d1s2c4', 'labour-d1s2']) {
    const { next, afterNext } = (await world.ask(who, readModerationTask, {})).body;
    cards.push(...[next, afterNext].flatMap((card) => card ?? []));
  }
  expect(cards.map(({ isShared }) => isShared).sort()).toEqual([false, false, true]);
  expect(JSON.stringify(cards)).not.toContain(world.nameOfFirst);
});

test('the same sentence is not drawn again in a later round', async () => {
  const world = await openClass();
  await world.log('整理日', 'B'.repeat(20), { note: '多数同学洗得干净，还会归位' });
  const { body } = await world.draw();
  expect(body.drawn).toBe(1);
  const params = { areaId: world.areaId, roundId: body.roundId };
  await world.ask('officer-d1', closeModerationRound, { params, body: { clientId: randomUUID() } });
  const again = await world.draw();
  expect([again.status, again.problem.errors?.[0]?.code]).toEqual([422, 'nothing-judgeable']);
});
