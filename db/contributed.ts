import { among } from './dialect.ts';
import type { Reader } from './engine.ts';
import { type Holes, statement } from './statement.ts';

/** What a family said of what became a record, and when; its reflection is its own and stands nowhere else. */
export type Contributed = {
  readonly contributionId: string;
  readonly pupilId: string;
  readonly at: number;
  readonly hours: number | null;
  readonly reflection: string | null;
};

/** Of some activities those that a family contributed and somebody approved, by activity. */
export async function selectContributed(
  q: Reader,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, Contributed>> {
  if (activityIds.length === 0) return new Map();
  const rows = await selectByActivity(q, { activityIds });
  return new Map(rows.flatMap(({ activityId, ...said }) => (activityId === null ? [] : [[activityId, said] as const])));
}

const selectByActivity = statement((q, at: Holes<{ activityIds: readonly string[] }>) => {
  const { contributions } = q.tables;
  const { id: contributionId, activityId, pupilId, proposedAt, hours, reflection } = contributions;
  return q
    .select({ contributionId, activityId, pupilId, at: proposedAt, hours, reflection })
    .from(contributions)
    .where(among(q, activityId, at.activityIds));
});
