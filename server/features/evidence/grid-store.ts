import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { ReachedActivity, ReachedClass } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';

type Activity = Tables['activities']['$inferInsert'];
export type MarkRow = Tables['marks']['$inferSelect'];
export type MarkChange = { readonly mark: MarkRow; readonly to: Partial<Tables['marks']['$inferInsert']> };

/** The activity of that id if it is this class's. */
export async function selectOptionalActivity(q: Reader, at: ReachedClass, id: string) {
  const { activities } = q.tables;
  const [row] = await q
    .select()
    .from(activities)
    .where(and(eq(activities.schoolId, at.schoolId), eq(activities.id, id), eq(activities.classId, at.id)));
  return row;
}

/** Whether the id was free; it may be that of an activity elsewhere. */
export async function claimActivity(tx: Writer, activity: Activity): Promise<boolean> {
  const { activities } = tx.tables;
  const made = await tx.insert(activities).values(activity).onConflictDoNothing().returning({ id: activities.id });
  return made.length > 0;
}

/** A row that another grid put there meanwhile is not seen on PostgreSQL: it then says conflict, and the act is run again. */
export async function insertNewMarks(tx: Writer, rows: readonly Tables['marks']['$inferInsert'][]) {
  if (rows.length === 0) return;
  const { marks } = tx.tables;
  const made = await tx
    .insert(marks)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: marks.id });
  if (made.length !== rows.length) throw new Error('a mark was there that the grid did not see');
}

/** Changes marks and keeps what the standing ones among them said before. One taken back says nothing, and leaves no version. */
export async function changeMarks(
  tx: Writer,
  changes: readonly MarkChange[],
  by: { readonly replacedAt: number; readonly replacedBy: string; readonly reason: string },
) {
  if (changes.length === 0) return;
  const { marks, markVersions } = tx.tables;
  const before = changes.flatMap(({ mark }) => {
    const { schoolId, id: markId, version, kind, level, amount, detail, note, raterId, enteredAt } = mark;
    if (mark.isWithdrawn) return [];
    return { schoolId, markId, version, kind, level, amount, detail, note, raterId, enteredAt, ...by };
  });
  if (before.length > 0) await tx.insert(markVersions).values(before);
  for (const { mark, to } of changes) {
    await tx
      .update(marks)
      .set({ ...to, version: mark.version + 1 })
      .where(and(eq(marks.schoolId, mark.schoolId), eq(marks.id, mark.id)));
  }
}

export async function selectMarksOfPupil(q: Reader, { schoolId, id }: ReachedActivity, pupilId: string) {
  const { marks } = q.tables;
  return await q
    .select()
    .from(marks)
    .where(and(eq(marks.schoolId, schoolId), eq(marks.activityId, id), eq(marks.pupilId, pupilId)))
    .orderBy(marks.id);
}

/** The last that was kept of each mark: of one that was taken back it says when, by whom and why. */
export async function selectLastVersions(q: Reader, schoolId: string, markIds: readonly string[]) {
  if (markIds.length === 0) return new Map<string, never>();
  const { markVersions } = q.tables;
  const rows = await q
    .select()
    .from(markVersions)
    .where(and(eq(markVersions.schoolId, schoolId), inArray(markVersions.markId, [...markIds])))
    .orderBy(desc(markVersions.version));
  const last = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!last.has(row.markId)) last.set(row.markId, row);
  return last;
}
