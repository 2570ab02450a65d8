import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';

export type MarkRow = Tables['marks']['$inferSelect'];
type NewMark = Tables['marks']['$inferInsert'];

/** A statement takes at most 32 766 values on SQLite. */
const AT_ONCE = 500;

/** The activity of a class on a day that holds marks of this kind and stands; the first where there are several. */
export async function selectOptionalActivity(
  q: Reader,
  at: ReachedClass,
  { happenedOn, kind }: { happenedOn: string; kind: 'measurement' | 'attendance' },
) {
  const { activities, marks } = q.tables;
  const holding = q
    .selectDistinct({ id: marks.activityId })
    .from(marks)
    .where(and(eq(marks.schoolId, at.schoolId), eq(marks.classId, at.id), eq(marks.kind, kind)));
  const [row] = await q
    .select()
    .from(activities)
    .where(
      and(
        eq(activities.schoolId, at.schoolId),
        eq(activities.classId, at.id),
        eq(activities.happenedOn, happenedOn),
        isNull(activities.withdrawnAt),
        inArray(activities.id, holding),
      ),
    )
    .orderBy(asc(activities.id))
    .limit(1);
  return row;
}

export async function selectMarksOf(q: Reader, schoolId: string, activityId: string): Promise<MarkRow[]> {
  const { marks } = q.tables;
  return await q
    .select()
    .from(marks)
    .where(and(eq(marks.schoolId, schoolId), eq(marks.activityId, activityId)));
}

export async function insertActivity(tx: Writer, activity: Tables['activities']['$inferInsert']) {
  await tx.insert(tx.tables.activities).values(activity);
}

export async function insertMarks(tx: Writer, rows: readonly NewMark[]) {
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await tx.insert(tx.tables.marks).values(rows.slice(at, at + AT_ONCE));
}

/** Changes marks and keeps what the standing ones among them said before. */
export async function amendMarks(
  tx: Writer,
  changes: readonly { readonly mark: MarkRow; readonly to: Partial<NewMark> }[],
  by: { readonly replacedAt: number; readonly replacedBy: string; readonly reason: string },
) {
  const { marks, markVersions } = tx.tables;
  const before = changes.flatMap(({ mark }) => {
    const { schoolId, id: markId, version, kind, level, amount, detail, note, raterId, enteredAt } = mark;
    if (mark.isWithdrawn) return [];
    return { schoolId, markId, version, kind, level, amount, detail, note, raterId, enteredAt, ...by };
  });
  for (let at = 0; at < before.length; at += AT_ONCE)
    await tx.insert(markVersions).values(before.slice(at, at + AT_ONCE));
  for (const { mark, to } of changes) {
    await tx
      .update(marks)
      .set({ ...to, version: mark.version + 1 })
      .where(and(eq(marks.schoolId, mark.schoolId), eq(marks.id, mark.id)));
  }
}
