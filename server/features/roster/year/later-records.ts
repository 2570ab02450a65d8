import { and, eq, gt, gte, inArray, isNull } from 'drizzle-orm';
import type { Reader } from '../../../../db/engine.ts';

type After = { pupilIds: readonly string[]; classId: string; termIds: readonly string[]; day: string };
/** How many records that stand some pupils have of days after one, in some terms of a class. */
export async function countRecordsAfter(q: Reader, { pupilIds, classId, termIds, day }: After): Promise<number> {
  const { marks } = q.tables;
  const theirs = and(inArray(marks.pupilId, [...pupilIds]), inArray(marks.termId, [...termIds]));
  const standing = and(theirs, eq(marks.classId, classId), eq(marks.isWithdrawn, false), gt(marks.happenedOn, day));
  return await q.$count(marks, standing);
}

/** How many activities that stand some classes have of a day or later ones. */
export async function countActivitiesFrom(q: Reader, classIds: readonly string[], day: string): Promise<number> {
  const { activities } = q.tables;
  const standing = and(isNull(activities.withdrawnAt), gte(activities.happenedOn, day));
  return await q.$count(activities, and(inArray(activities.classId, [...classIds]), standing));
}
