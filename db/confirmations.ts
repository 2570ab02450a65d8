import { and, asc, eq, isNull } from 'drizzle-orm';
import { insertRows } from './bulk.ts';
import { among, besideKey } from './dialect.ts';
import type { Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';
import { type Holes, statement } from './statement.ts';

export type ConfirmationRow = Tables['confirmations']['$inferSelect'];
type Of = Holes<{ schoolId: string; classId: string; termId: string; pupilIds: readonly string[] }>;

/** What was said of these children in the class's term, of each in its order. */
export const selectConfirmations = statement((q, at: Of) => {
  const { confirmations } = q.tables;
  return q
    .select()
    .from(confirmations)
    .where(
      and(
        eq(confirmations.classId, at.classId),
        eq(confirmations.termId, at.termId),
        among(q, confirmations.pupilId, at.pupilIds),
        besideKey(confirmations.schoolId, at.schoolId),
      ),
    )
    .orderBy(asc(confirmations.pupilId), asc(confirmations.number));
});

export const insertConfirmations = async (tx: Writer, rows: readonly ConfirmationRow[]) =>
  await insertRows(tx, tx.tables.confirmations, rows);

/** What families read of these children in the class's term: what is confirmed. */
export const selectListed = statement((q, at: Of) => {
  const { activities, marks } = q.tables;
  return q
    .select({
      pupilId: marks.pupilId,
      activityId: activities.id,
      activityVersion: activities.version,
      title: activities.title,
      on: activities.happenedOn,
      markId: marks.id,
      markVersion: marks.version,
      dimension: marks.dimension,
      indicatorId: marks.indicatorId,
      ratedBy: marks.raterKind,
      kind: marks.kind,
      level: marks.level,
      amount: marks.amount,
      detail: marks.detail,
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(
      and(
        among(q, marks.pupilId, at.pupilIds),
        eq(marks.termId, at.termId),
        besideKey(marks.classId, at.classId),
        besideKey(marks.schoolId, at.schoolId),
        eq(marks.isWithdrawn, false),
        eq(marks.forFamily, true),
        isNull(activities.withdrawnAt),
      ),
    );
});
