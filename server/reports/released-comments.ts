import { and, count, desc, eq, isNotNull, or } from 'drizzle-orm';
import { among, besideKey } from '../../db/dialect.ts';
import type { Reader } from '../../db/engine.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { type Holes, statement } from '../../db/statement.ts';

type CommentRow = Tables['comments']['$inferSelect'];

/**
 * What the family of a child reads of a term, or of all terms where none is named: released, and of staff who ask for a book only what was
 * written in the school and the classes that they reach. Of a child who changed class in the term there may be two, the later one first.
 */
export async function selectReleasedComments(q: Reader, pupil: ReachedPupil, termId?: string): Promise<CommentRow[]> {
  const { comments } = q.tables;
  const { schoolId, within } = pupil;
  if (within !== null && within.length === 0) return [];
  return await q
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.pupilId, pupil.id),
        termId === undefined ? undefined : eq(comments.termId, termId),
        isNotNull(comments.releasedAt),
        schoolId === null ? undefined : besideKey(comments.schoolId, schoolId),
        within === null
          ? undefined
          : or(...within.map((one) => and(eq(comments.classId, one.classId), eq(comments.termId, one.termId)))),
      ),
    )
    .orderBy(desc(comments.releasedAt));
}

/** How many comments of each of some classes are released in a term. */
export async function releasedIn(q: Reader, classIds: readonly string[], termId: string): Promise<Map<string, number>> {
  if (classIds.length === 0) return new Map();
  return new Map((await countReleased(q, { classIds, termId })).map(({ classId, n }) => [classId, n]));
}

const countReleased = statement((q, at: Holes<{ classIds: readonly string[]; termId: string }>) => {
  const { comments } = q.tables;
  return q
    .select({ classId: comments.classId, n: count() })
    .from(comments)
    .where(and(among(q, comments.classId, at.classIds), eq(comments.termId, at.termId), isNotNull(comments.releasedAt)))
    .groupBy(comments.classId);
});
