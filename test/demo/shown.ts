import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../../db/engine.ts';
import { DEMO_SCHOOLS } from '../../db/seed/demo/plan.ts';
import { seedDemo } from '../../db/seed/demo/seed-demo.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { shippedVersions } from '../../server/operator/shipped-rubrics.ts';
import { freshDatabase } from '../support/database.ts';

export const TODAY = '2026-11-24';
/** Everybody is there; of evidence only what the stories are about and something to compare it with, so that it takes seconds. */
const WITH_EVIDENCE = [
  'nh01-4-1',
  'nh02-5-1',
  'nh03-4-1',
  'nh03-5-1',
  'nh04-2-1',
  'nh04-5-1',
  'nh05-8-2',
  'nh07-4-1',
  'nh08-5-1',
  'nh08-6-1',
  'nh10-4-1',
  'nh13-4-1',
  'nh14-9-1',
  'nh20-6-1',
  'nh22-4-1',
  'nh23-8-1',
];

export async function openDemo(withEvidence: readonly string[] = WITH_EVIDENCE) {
  const { store, drop } = await freshDatabase();
  const seeded = await seedDemo(store, {
    today: TODAY,
    rubrics: shippedVersions(),
    hasEvidence: (key) => withEvidence.includes(key),
    usualHash: 'of a password that nobody knows',
  });
  const classes = seeded.district.schools.flatMap((school) => school.classes.map((at) => ({ ...at, school })));
  const classOf = (key: string) => {
    const found = classes.find((at) => at.key === key);
    if (!found) throw new Error(`there is no class ${key}`);
    return found;
  };
  const marksOf = (key: string) => store.read((q) => selectMarks(q, [classOf(key).id]));
  const people = await store.read(async (q) => {
    const { persons } = unsafeTables(q);
    return await q.select({ id: persons.id, username: persons.username }).from(persons);
  });
  /** Id → username. */
  const usernames = new Map(people.map(({ id, username }) => [id, username]));
  return {
    usernames,
    store,
    drop,
    seeded,
    classes,
    classOf,
    marksOf,
    withEvidence: withEvidence.map(classOf),
    plans: DEMO_SCHOOLS,
  };
}
export type Demo = Awaited<ReturnType<typeof openDemo>>;

async function selectMarks(q: Reader, classIds: readonly string[]) {
  const { marks, activities } = q.tables;
  return await q
    .select({
      classId: marks.classId,
      pupilId: marks.pupilId,
      termId: marks.termId,
      raterId: marks.raterId,
      dimension: marks.dimension,
      indicatorId: marks.indicatorId,
      kind: marks.kind,
      level: marks.level,
      amount: marks.amount,
      detail: marks.detail,
      note: marks.note,
      task: marks.task,
      byOwnGoal: marks.byOwnGoal,
      happenedOn: marks.happenedOn,
      enteredAt: marks.enteredAt,
      title: activities.title,
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(inArray(marks.classId, [...classIds]));
}
export type DemoMark = Awaited<ReturnType<typeof selectMarks>>[number];

/** A 4, B 3, C 2, D 1, over the marks that are levels. */
export function meanLevel(marks: readonly DemoMark[]): number {
  const levels = marks.flatMap(({ level }) => (level === null ? [] : 4 - 'ABCD'.indexOf(level)));
  return levels.reduce((sum, one) => sum + one, 0) / levels.length;
}

export function grouped<T>(list: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}
