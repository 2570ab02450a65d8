import { and, asc, eq } from 'drizzle-orm';
import { standingOf } from '../server/core/cycle/notice.ts';
import { insertRows } from './bulk.ts';
import { among, besideKey } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';
import { type Holes, statement } from './statement.ts';

export type NoticeRow = Tables['notices']['$inferSelect'];
type Of = { readonly classId: string; readonly termId: string };

/** The notices of these classes' terms that were not stopped: each has one at most. */
export async function selectStanding(q: Reader, of: readonly Of[]): Promise<NoticeRow[]> {
  if (of.length === 0) return [];
  return await selectStandingOf(q, { keys: [...new Set(of.map(standingOf))] });
}

const selectStandingOf = statement((q, at: Holes<{ keys: readonly string[] }>) => {
  const { notices } = q.tables;
  return q
    .select()
    .from(notices)
    .where(among(q, notices.standing, at.keys));
});

/** All there were of a class, in the order they were opened. */
export const selectNoticesOf = statement((q, at: Holes<{ schoolId: string; classId: string }>) => {
  const { notices } = q.tables;
  return q
    .select()
    .from(notices)
    .where(and(eq(notices.classId, at.classId), besideKey(notices.schoolId, at.schoolId)))
    .orderBy(asc(notices.termId), asc(notices.openedAt));
});

/** Whether none stands: of two who open at once the database takes one. */
export const insertNotice = async (tx: Writer, row: NoticeRow): Promise<boolean> =>
  (await insertRows(tx, tx.tables.notices, [row], 'skip')) > 0;

export async function stopNotice(
  tx: Writer,
  { schoolId, id }: NoticeRow,
  said: Pick<NoticeRow, 'stoppedAt' | 'stoppedBy' | 'stopReason'>,
) {
  const { notices } = tx.tables;
  await tx
    .update(notices)
    .set({ ...said, standing: null })
    .where(and(eq(notices.schoolId, schoolId), eq(notices.id, id)));
}
