import { and, eq, inArray } from 'drizzle-orm';
import { insertMany } from './bulk.ts';
import type { Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';

export type NewActivity = Tables['activities']['$inferInsert'];
export type NewMark = Tables['marks']['$inferInsert'];
export type ActivityRow = Tables['activities']['$inferSelect'];
export type MarkRow = Tables['marks']['$inferSelect'];
export type MarkChange = { readonly mark: MarkRow; readonly to: Partial<NewMark> };
/** Who replaced what was said before, when and why. */
export type Replaced = { readonly replacedAt: number; readonly replacedBy: string; readonly reason: string };

/** A statement takes at most 32 766 values on SQLite, and a mark has 20. */
const AT_ONCE = 500;

async function inParts<T>(rows: readonly T[], write: (part: T[]) => PromiseLike<unknown>) {
  for (let at = 0; at < rows.length; at += AT_ONCE) await write(rows.slice(at, at + AT_ONCE));
}

/**
 * The only SQL that writes activities, marks and what they said before. server/recording decides what; the seed fills
 * a demo with it. Nothing here is ever deleted.
 */
export async function insertActivities(tx: Writer, rows: readonly NewActivity[]) {
  await inParts(rows, (part) => tx.insert(tx.tables.activities).values(part));
}

/** The same for a demo's hundred thousands, of which every row names every column. */
export async function fillRecords(tx: Writer, activities: readonly NewActivity[], marks: readonly NewMark[]) {
  await insertMany('activities', () => tx.insert(tx.tables.activities), activities);
  await insertMany('marks', () => tx.insert(tx.tables.marks), marks);
}

/** Whether the id was free; it may be that of an activity elsewhere. */
export async function claimActivity(tx: Writer, activity: NewActivity): Promise<boolean> {
  const { activities } = tx.tables;
  const made = await tx.insert(activities).values(activity).onConflictDoNothing().returning({ id: activities.id });
  return made.length > 0;
}

/** A row that another transaction put there meanwhile is not seen on PostgreSQL: it then says conflict, and the act is run again. */
export async function insertMarks(tx: Writer, rows: readonly NewMark[]) {
  const { marks } = tx.tables;
  await inParts(rows, async (part) => {
    const made = await tx.insert(marks).values(part).onConflictDoNothing().returning({ id: marks.id });
    if (made.length !== part.length) throw new Error('a mark was there that nobody saw');
  });
}

/** Changes marks and keeps what the standing ones among them said. One taken back says nothing, and leaves no version. */
export async function changeMarks(tx: Writer, changes: readonly MarkChange[], by: Replaced) {
  const { marks, markVersions } = tx.tables;
  const before = changes.flatMap(({ mark }) => {
    const { schoolId, id: markId, version, kind, level, amount, detail, note, raterId, enteredAt } = mark;
    if (mark.isWithdrawn) return [];
    return { schoolId, markId, version, kind, level, amount, detail, note, raterId, enteredAt, ...by };
  });
  await inParts(before, (part) => tx.insert(markVersions).values(part));
  for (const alike of alikeIn(changes)) {
    const [{ mark, to }] = alike;
    await inParts(alike, (part) =>
      tx
        .update(marks)
        .set({ ...to, version: mark.version + 1 })
        .where(and(eq(marks.schoolId, mark.schoolId), inArray(marks.id, idsOf(part)))),
    );
  }
}

/** Changes that are the same for many marks (a whole class withdrawn) are one statement. */
function alikeIn(changes: readonly MarkChange[]) {
  const groups = new Map<string, [MarkChange, ...MarkChange[]]>();
  for (const change of changes) {
    const key = JSON.stringify([change.mark.schoolId, change.mark.version, change.to]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

const idsOf = (changes: readonly MarkChange[]) => changes.map(({ mark }) => mark.id);

/** What an activity says now and said before; its marks follow by `moveMarks`. */
export async function changeActivity(
  tx: Writer,
  { schoolId, id: activityId, version, ...said }: ActivityRow,
  to: Partial<NewActivity>,
  by: Replaced,
) {
  const { activities, activityVersions } = tx.tables;
  const { termId, title, happenedOn, place, organiser, baseId, note, visibility } = said;
  await tx.insert(activityVersions).values({
    ...{ schoolId, activityId, version, termId, title, happenedOn, place, organiser, baseId, note, visibility },
    ...by,
  });
  await tx
    .update(activities)
    .set({ ...to, version: version + 1 })
    .where(and(eq(activities.schoolId, schoolId), eq(activities.id, activityId)));
}

/** A mark's day, term and rubric are those of its activity, and no saying of its own: they move without a version. */
export async function moveMarks(
  tx: Writer,
  schoolId: string,
  markIds: readonly string[],
  to: Pick<NewMark, 'happenedOn' | 'termId'> & Partial<Pick<NewMark, 'rubricId'>>,
) {
  const { marks } = tx.tables;
  await inParts(markIds, (part) =>
    tx
      .update(marks)
      .set(to)
      .where(and(eq(marks.schoolId, schoolId), inArray(marks.id, part))),
  );
}

export async function withdrawActivity(
  tx: Writer,
  { schoolId, id }: Pick<ActivityRow, 'schoolId' | 'id'>,
  said: { readonly withdrawnAt: number; readonly withdrawnBy: string; readonly withdrawalReason: string },
) {
  const { activities } = tx.tables;
  await tx
    .update(activities)
    .set(said)
    .where(and(eq(activities.schoolId, schoolId), eq(activities.id, id)));
}
