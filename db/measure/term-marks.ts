import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '../engine.ts';

/**
 * One school's marks of a term that stand, by id, each with its activity: read once, for cells and for screens. Activities are read
 * apart and not joined: a title would come with each of its forty marks.
 */
export async function selectTermMarks(q: Reader, schoolId: string, termId: string) {
  const { marks, activities } = q.tables;
  const named = await q
    .select({
      id: activities.id,
      title: activities.title,
      visibility: activities.visibility,
      withdrawnAt: activities.withdrawnAt,
    })
    .from(activities)
    .where(and(eq(activities.schoolId, schoolId), eq(activities.termId, termId)));
  const activityOf = new Map(named.map((activity) => [activity.id, activity]));
  const rows = await q
    .select({
      id: marks.id,
      classId: marks.classId,
      pupilId: marks.pupilId,
      dimension: marks.dimension,
      indicatorId: marks.indicatorId,
      activityId: marks.activityId,
      raterId: marks.raterId,
      raterKind: marks.raterKind,
      kind: marks.kind,
      rubricId: marks.rubricId,
      level: marks.level,
      amount: marks.amount,
      happenedOn: marks.happenedOn,
      enteredAt: marks.enteredAt,
      note: marks.note,
    })
    .from(marks)
    .where(and(eq(marks.schoolId, schoolId), eq(marks.termId, termId), eq(marks.isWithdrawn, false)))
    .orderBy(asc(marks.id));
  return rows.map((mark) => {
    const activity = activityOf.get(mark.activityId);
    // A mark's term is its activity's (moveMarks), so it is there.
    if (!activity) throw new Error(`no activity ${mark.activityId} in the term of its mark ${mark.id}`);
    return Object.assign(mark, { activity });
  });
}
export type StandingMark = Awaited<ReturnType<typeof selectTermMarks>>[number];
