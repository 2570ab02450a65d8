import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import { among } from '../../../db/dialect.ts';
import type { Actor, Reader, Writer } from '../../../db/engine.ts';
import type { ReachedClass, ReachedPupil } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import { OPEN_STATES } from '../../core/contribution/steps.ts';
import type { ContributionRow } from '../../reports/family-additions.ts';
import { isForAsker, waitingIn } from '../../reports/waiting-contributions.ts';

type NewContribution = Tables['contributions']['$inferInsert'];

export const MOST_WAITING = 50;

/** The one of that id if it is this child's now. */
export async function selectOptionalOfPupil(q: Reader, pupil: ReachedPupil, id: string) {
  const { contributions } = q.tables;
  const [row] = await q.select().from(contributions).where(eq(contributions.id, id));
  return row?.pupilId === pupil.id ? row : undefined;
}

export async function countOpen(q: Reader, pupilId: string): Promise<number> {
  const { contributions } = q.tables;
  return await q.$count(
    contributions,
    and(eq(contributions.pupilId, pupilId), inArray(contributions.state, [...OPEN_STATES])),
  );
}

/** How many somebody has added since a moment. */
export async function countSince(q: Reader, guardianId: string, since: number): Promise<number> {
  const { contributions } = q.tables;
  return await q.$count(
    contributions,
    and(eq(contributions.guardianId, guardianId), gte(contributions.proposedAt, since)),
  );
}

/** What waits in a class for the asker, the first sent first. */
export async function selectWaiting(q: Reader, at: ReachedClass): Promise<ContributionRow[]> {
  const { contributions } = q.tables;
  return await q
    .select()
    .from(contributions)
    .where(waitingIn(q, at))
    .orderBy(asc(contributions.sentAt), asc(contributions.id))
    .limit(MOST_WAITING);
}

/** The one of that id if it is of this class and for the asker, whatever became of it. */
export async function selectOptionalOfClass(q: Reader, at: ReachedClass, id: string) {
  const { contributions } = q.tables;
  const [row] = await q
    .select()
    .from(contributions)
    .where(and(eq(contributions.id, id), isForAsker(q, at)));
  return row?.classId === at.id ? row : undefined;
}

export async function insertContribution(tx: Writer, row: NewContribution) {
  await insertRows(tx, tx.tables.contributions, [row]);
}

/** What it says and how it stands now, and what it said before. */
export async function putContribution(
  tx: Writer,
  before: ContributionRow,
  to: Partial<NewContribution>,
  { actor, now }: { readonly actor: Actor; readonly now: number },
) {
  const { contributions, contributionVersions } = tx.tables;
  const { id: contributionId, guardianId: _who, proposedAt: _first, activityId: _none, ...said } = before;
  // The row first: where two decide at once, PostgreSQL lets the second begin anew only for that.
  await tx
    .update(contributions)
    .set({ ...to, version: before.version + 1 })
    .where(eq(contributions.id, before.id));
  await insertRows(tx, contributionVersions, [
    { contributionId, ...said, replacedAt: now, replacedBy: actor.personId },
  ]);
}

/** How the records stand that some contributions became: what the activity says of itself, and whether a mark of the child stands in it. */
export async function selectRecordsOf(q: Reader, rows: readonly ContributionRow[]) {
  const ids = rows.flatMap(({ activityId }) => activityId ?? []);
  if (ids.length === 0) return [];
  const { activities, marks } = q.tables;
  return await q
    .select({
      activityId: activities.id,
      pupilId: marks.pupilId,
      activityVersion: activities.version,
      markVersion: marks.version,
      visibility: activities.visibility,
      withdrawnAt: activities.withdrawnAt,
      withdrawalReason: activities.withdrawalReason,
      isWithdrawn: marks.isWithdrawn,
    })
    .from(activities)
    .innerJoin(marks, and(eq(marks.schoolId, activities.schoolId), eq(marks.activityId, activities.id)))
    .where(among(q, activities.id, ids));
}
