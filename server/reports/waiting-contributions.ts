import { and, count, eq, isNotNull, or, type SQL } from 'drizzle-orm';
import type { Reader } from '../../db/engine.ts';
import { withinDays } from '../../db/reach/held.ts';
import type { ReachedClass } from '../../db/reach/reached.ts';
import { isForRole } from '../core/contribution/steps.ts';

/** What of a class is for the asker: on the days of each grant, as far as it is for that grant's role (`isForRole`). */
export function isForAsker(q: Reader, { days, by }: ReachedClass): SQL | undefined {
  const { happenedOn, indicatorId } = q.tables.contributions;
  const spans = days ?? [{ from: '', to: null, role: by.role }];
  const parts = spans.map((span) =>
    and(
      withinDays(happenedOn, [span]),
      isForRole(span.role, { indicatorId: null }) ? undefined : isNotNull(indicatorId),
    ),
  );
  return or(...parts);
}

export const waitingIn = (q: Reader, at: ReachedClass) => {
  const { contributions } = q.tables;
  return and(eq(contributions.classId, at.id), eq(contributions.state, 'proposed'), isForAsker(q, at));
};

/** How much waits for the asker in each of some classes. */
export async function countWaitingIn(q: Reader, classes: readonly ReachedClass[]): Promise<Map<string, number>> {
  if (classes.length === 0) return new Map();
  const { contributions } = q.tables;
  const rows = await q
    .select({ classId: contributions.classId, waiting: count() })
    .from(contributions)
    .where(or(...classes.map((at) => waitingIn(q, at))))
    .groupBy(contributions.classId);
  return new Map(rows.map(({ classId, waiting }) => [classId, waiting]));
}
