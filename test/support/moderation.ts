import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import {
  drawModerationRound,
  rateBlind,
  readModerationTask,
  undoBlindRating,
} from '../../server/contract/moderation.ts';
import { openWorld } from './world.ts';

const CLASSES = ['d1s1c1', 'd1s1c2', 'd1s1c3', 'd1s1c4', 'd1s2c1', 'd1s2c2', 'd1s2c3', 'd1s2c4'] as const;
/** Who rates in this world, four in each school; the two teachers of labour have rated nothing. */
export const TEACHERS = CLASSES.map((key) => `homeroom-${key}`);
const INDICATORS = ['labour.h2', 'labour.h3'];

/**
 * The first district with a note on every mark of its eight classes, two for each child: with 25 children 400 marks, of which a
 * tenth is 40. The notes name the child, a classmate, the teacher, the class and the school.
 */
export async function openNotedWorld(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld({ pupilsInClass: 25, ...wanted });
  const { pupils, persons } = await world.store.read(async (q) => {
    const t = unsafeTables(q);
    return { pupils: await q.select().from(t.pupils), persons: await q.select().from(t.persons) };
  });
  const nameOf = new Map([...pupils, ...persons].map(({ id, name }) => [id, name]));
  const teacherOf = new Map(persons.map(({ username, name }) => [username, name]));
  for (const key of CLASSES) {
    const [d = 0, s = 0, c = 0] = key.split(/[dsc]/).slice(1).map(Number);
    const at = world.place(d, s, c);
    for (const [nth, indicatorId] of INDICATORS.entries()) {
      const marks = at.pupils.map((pupilId, index) => ({
        pupilId,
        indicatorId,
        value: { kind: 'level' as const, level: 'ABCD'[(index + nth) % 3] ?? 'A' },
        note: `${nameOf.get(pupilId)}和${nameOf.get(at.pupils[(index + 1) % at.pupils.length] ?? '')}在四(1)班第${index + 1}个收尾，${teacherOf.get(`homeroom-${key}`)}老师看见了`,
      }));
      const body = {
        clientId: randomUUID(),
        title: `${s === 1 ? '青禾小学' : '云汀小学'}整理日`,
        happenedOn: '2026-11-03',
        marks,
      };
      const said = await world.ask(`homeroom-${key}`, logActivity, { params: { classId: at.classId }, body });
      expect(said.status, JSON.stringify(said.problem)).toBe(201);
    }
  }
  const areaId = world.place(1, 1, 1).district.id;
  const draw = (said: Partial<Draw> = {}, by = 'officer-d1') =>
    world.ask(by, drawModerationRound, { params: { areaId }, body: { ...drawing(), ...said } });
  const task = (who: string) => world.ask(who, readModerationTask, {});
  const rate = (who: string, ratingId: string, level: string | { because: 'not-enough' | 'know-the-child' }) =>
    world.ask(who, rateBlind, {
      body: {
        clientId: randomUUID(),
        ratingId,
        answer: typeof level === 'string' ? { kind: 'level', level } : { kind: 'left', ...level },
        seconds: 8,
      },
    });
  const undo = (who: string, ratingId: string) =>
    world.ask(who, undoBlindRating, { body: { clientId: randomUUID(), ratingId } });
  const nameList = [...nameOf.values()];
  return {
    ...world,
    areaId,
    draw,
    task,
    rate,
    undo,
    names: nameList,
    idOf: new Map(persons.map((one) => [one.username, one.id])),
  };
}
export type NotedWorld = Awaited<ReturnType<typeof openNotedWorld>>;

/** Items and ratings as they are kept, by the order they were drawn in. */
export async function keptIn({ store }: NotedWorld) {
  return await store.read(async (q) => {
    const { moderationItems, moderationRatings } = q.tables;
    const items = await q.select().from(moderationItems).orderBy(moderationItems.id);
    return { items, ratings: await q.select().from(moderationRatings) };
  });
}

const drawing = () => ({
  clientId: randomUUID(),
  dimension: 'labour' as const,
  share: 0.1,
  ratersEach: 1,
  closesOn: '2026-11-30',
});
type Draw = ReturnType<typeof drawing>;
