import { and, eq, isNotNull } from 'drizzle-orm';
import { among, besideKey } from '../../../db/dialect.ts';
import { type Holes, statement } from '../../../db/statement.ts';

type Of = { schoolId: string; classId: string; termId: string };

/** Which children of a class have a comment of the term that was released. */
export const selectCommented = statement((q, at: Holes<Of>) => {
  const { comments } = q.tables;
  return q
    .select({ pupilId: comments.pupilId })
    .from(comments)
    .where(
      and(
        besideKey(comments.schoolId, at.schoolId),
        eq(comments.classId, at.classId),
        eq(comments.termId, at.termId),
        isNotNull(comments.releasedAt),
      ),
    );
});

/** What some activities say, as they stand. */
export const selectTitles = statement((q, at: Holes<{ schoolId: string; ids: readonly string[] }>) => {
  const { activities } = q.tables;
  const { id, title, happenedOn } = activities;
  return q
    .select({ id, title, on: happenedOn })
    .from(activities)
    .where(and(eq(activities.schoolId, at.schoolId), among(q, activities.id, at.ids)));
});
