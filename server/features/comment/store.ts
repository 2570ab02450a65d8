import { and, eq } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import { among } from '../../../db/dialect.ts';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';

export type CommentRow = Tables['comments']['$inferSelect'];
type Of = { readonly pupilId: string; readonly termId: string };

/** All comments of a class in a term, by pupil: the new homeroom teacher's too, whoever began them. */
export async function selectComments(
  q: Reader,
  { id }: ReachedClass,
  termId: string,
): Promise<Map<string, CommentRow>> {
  const { comments } = q.tables;
  const rows = await q
    .select()
    .from(comments)
    .where(and(eq(comments.classId, id), eq(comments.termId, termId)));
  return new Map(rows.map((row) => [row.pupilId, row]));
}

export async function selectOptionalComment(q: Reader, { id }: ReachedClass, { pupilId, termId }: Of) {
  const { comments } = q.tables;
  const [row] = await q
    .select()
    .from(comments)
    .where(and(eq(comments.classId, id), eq(comments.termId, termId), eq(comments.pupilId, pupilId)));
  return row;
}

/** Records by id, with the activity each is of: whether a comment may cite them is for whoever asks. */
export async function selectCited(q: Reader, markIds: readonly string[]) {
  if (markIds.length === 0) return new Map<string, never>();
  const { marks, activities } = q.tables;
  const rows = await q
    .select({
      markId: marks.id,
      pupilId: marks.pupilId,
      termId: marks.termId,
      classId: marks.classId,
      happenedOn: marks.happenedOn,
      indicatorId: marks.indicatorId,
      isWithdrawn: marks.isWithdrawn,
      forFamily: marks.forFamily,
      title: activities.title,
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(among(q, marks.id, [...new Set(markIds)]));
  return new Map(rows.map((row) => [row.markId, row]));
}
export type CitedRecords = Awaited<ReturnType<typeof selectCited>>;

/** False where somebody else began one meanwhile. */
export async function insertComment(tx: Writer, row: CommentRow): Promise<boolean> {
  return (await insertRows(tx, tx.tables.comments, [row], 'skip')) === 1;
}

type Change = Partial<Pick<CommentRow, 'text' | 'citations' | 'kept' | 'authorId' | 'enteredAt'>> &
  Partial<Pick<CommentRow, 'releasedAt' | 'releasedBy'>>;
type Act = { readonly at: number; readonly by: string; readonly isKept: boolean };

/** The next version; what the one before said is kept where `isKept`. */
export async function changeComment(tx: Writer, before: CommentRow, change: Change, { at, by, isKept }: Act) {
  const { comments, commentVersions } = tx.tables;
  const {
    schoolId,
    id: commentId,
    version,
    text,
    citations,
    kept,
    authorId,
    enteredAt,
    releasedAt,
    releasedBy,
  } = before;
  const said = { text, citations, kept, authorId, enteredAt, releasedAt, releasedBy };
  if (isKept)
    await insertRows(tx, commentVersions, [{ schoolId, commentId, version, ...said, replacedAt: at, replacedBy: by }]);
  await tx
    .update(comments)
    .set({ ...change, version: version + 1 })
    .where(and(eq(comments.schoolId, schoolId), eq(comments.id, commentId)));
}
