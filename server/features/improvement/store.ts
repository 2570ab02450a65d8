import { and, count, eq } from 'drizzle-orm';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { ActionRow } from '../../../db/improvement-actions.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import type { StandingSums } from '../../core/improvement/figure-of.ts';

/** A school's sums of one term, as far as an action may be about them. */
export async function selectStandings(q: Reader, { id }: ReachedSchool, termId: string): Promise<StandingSums[]> {
  const { rollups } = q.tables;
  const { classId, dimension, pupils, noticed, ok, records, fresh } = rollups;
  return await q
    .select({ classId, dimension, pupils, noticed, ok, records, fresh })
    .from(rollups)
    .where(and(eq(rollups.schoolId, id), eq(rollups.termId, termId)));
}

export async function countOpen(q: Reader, placeId: string): Promise<number> {
  const { improvementActions: actions } = q.tables;
  const [row] = await q
    .select({ n: count() })
    .from(actions)
    .where(and(eq(actions.placeId, placeId), eq(actions.status, 'open')));
  return row?.n ?? 0;
}

export async function insertAction(tx: Writer, action: ActionRow) {
  await tx.insert(tx.tables.improvementActions).values(action);
}

/** Undefined where the place has no such action. */
export async function selectOptionalAction(q: Reader, placeId: string, id: string): Promise<ActionRow | undefined> {
  const { improvementActions: actions } = q.tables;
  const [row] = await q
    .select()
    .from(actions)
    .where(and(eq(actions.id, id), eq(actions.placeId, placeId)));
  return row;
}

type Change = Pick<ActionRow, 'version' | 'changedAt' | 'changedBy'> &
  Partial<Pick<ActionRow, 'text' | 'owner' | 'dueOn' | 'status' | 'outcome'>>;

export async function updateAction(tx: Writer, { id }: ActionRow, change: Change) {
  const { improvementActions: actions } = tx.tables;
  await tx.update(actions).set(change).where(eq(actions.id, id));
}
