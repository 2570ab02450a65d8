import { and, eq } from 'drizzle-orm';
import { insertRows } from './bulk.ts';
import { among } from './dialect.ts';
import type { Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';

export type NewActivity = Tables['activities']['$inferInsert'];
export type NewMark = Tables['marks']['$inferInsert'];
export type ActivityRow = Tables['activities']['$inferSelect'];
export type MarkRow = Tables['marks']['$inferSelect'];
export type MarkChange = { readonly mark: MarkRow; readonly to: Partial<NewMark> };
/** Who replaced what was said before, when and why. */
export type Replaced = { readonly replacedAt: number; readonly replacedBy: string; readonly reason: string };

/**
 * The only SQL that writes activities, marks and what they said before. server/recording decides what; the seed fills
 * a demo with it. Nothing here is ever deleted.
 */
export async function insertActivities(tx: Writer, rows: readonly NewActivity[]) {
  await insertRows(tx, tx.tables.activities, rows);
}

/** Whether the id was free; it may be that of an activity elsewhere. */
export async function claimActivity(tx: Writer, activity: NewActivity): Promise<boolean> {
  return (await insertRows(tx, tx.tables.activities, [activity], 'skip')) > 0;
}

/** A row that another transaction put there meanwhile is not seen on PostgreSQL: it then says conflict, and the act is run again. */
export async function insertMarks(tx: Writer, rows: readonly NewMark[]) {
  const made = await insertRows(tx, tx.tables.marks, rows, 'skip');
  if (made !== rows.length) throw new Error('a mark was there that nobody saw');
}

/** Changes marks and keeps what the standing ones among them said. One taken back says nothing, and leaves no version. */
export async function changeMarks(tx: Writer, changes: readonly MarkChange[], by: Replaced) {
  const { marks } = tx.tables;
  const before = changes.flatMap(({ mark }) => {
    const { schoolId, id: markId, version, kind, level, amount, detail, note, raterId, enteredAt } = mark;
    if (mark.isWithdrawn) return [];
    return { schoolId, markId, version, kind, level, amount, detail, note, raterId, enteredAt, ...by };
  });
  await insertRows(tx, tx.tables.markVersions, before);
  for (const alike of alikeIn(changes)) {
    const [{ mark, to }] = alike;
    await tx
      .update(marks)
      .set({ ...to, version: mark.version + 1 })
      .where(and(eq(marks.schoolId, mark.schoolId), among(tx, marks.id, idsOf(alike))));
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
  const { activities } = tx.tables;
  const { termId, title, happenedOn, place, organiser, baseId, note, visibility } = said;
  const before = {
    schoolId,
    activityId,
    version,
    termId,
    title,
    happenedOn,
    place,
    organiser,
    baseId,
    note,
    visibility,
  };
  await insertRows(tx, tx.tables.activityVersions, [{ ...before, ...by }]);
  await tx
    .update(activities)
    .set({ ...to, version: version + 1 })
    .where(and(eq(activities.schoolId, schoolId), eq(activities.id, activityId)));
}

/** A mark's day, term, rubric and who sees it are those of its activity, and no saying of its own: they move without a version. */
export async function moveMarks(
  tx: Writer,
  schoolId: string,
  markIds: readonly string[],
  to: Pick<NewMark, 'happenedOn' | 'termId' | 'rubricId' | 'forFamily' | 'byOwnGoal'>,
) {
  const { marks } = tx.tables;
  await tx
    .update(marks)
    .set(to)
    .where(and(eq(marks.schoolId, schoolId), among(tx, marks.id, markIds)));
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
