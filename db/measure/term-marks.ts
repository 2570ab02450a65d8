import { and, asc, eq } from 'drizzle-orm';
import { among } from '../dialect.ts';
import type { Reader } from '../engine.ts';

/**
 * One school's marks of a term that stand, by id, each with its activity: read once, for cells and for screens. Activities are read
 * apart and not joined: a title would come with each of its forty marks.
 */
export async function selectTermMarks(q: Reader, schoolId: string, termId: string) {
  const { marks, activities } = q.tables;
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
      byOwnGoal: marks.byOwnGoal,
    })
    .from(marks)
    .where(and(eq(marks.schoolId, schoolId), eq(marks.termId, termId), eq(marks.isWithdrawn, false)))
    .orderBy(asc(marks.id));
  const named = await q
    .select({
      id: activities.id,
      title: activities.title,
      visibility: activities.visibility,
      withdrawnAt: activities.withdrawnAt,
    })
    .from(activities)
    .where(
      and(
        eq(activities.schoolId, schoolId),
        among(q, activities.id, [...new Set(rows.map((mark) => mark.activityId))]),
      ),
    );
  const activityOf = new Map(named.map((activity) => [activity.id, activity]));
  return rows.map((mark) => {
    const activity = activityOf.get(mark.activityId);
    if (!activity) throw new Error(`no activity ${mark.activityId} of its mark ${mark.id}`);
    return Object.assign(mark, { activity });
  });
}
export type StandingMark = Awaited<ReturnType<typeof selectTermMarks>>[number];
