import { and, asc, inArray } from 'drizzle-orm';
import type { Reader } from './engine.ts';

type Placed = { readonly schoolId: string; readonly activityId: string };

/** What some activities said before they were amended, by activity, the first thing first. Those never amended are not in it. */
export async function selectSaidBefore(q: Reader, activities: readonly Placed[]) {
  const { activityVersions } = q.tables;
  const said = new Map<string, [SaidBefore, ...SaidBefore[]]>();
  if (activities.length === 0) return said;
  const rows = await selectVersions(q, activities).orderBy(asc(activityVersions.version));
  for (const row of rows) {
    const before = said.get(row.activityId);
    if (before) before.push(row);
    else said.set(row.activityId, [row]);
  }
  return said;
}

function selectVersions(q: Reader, activities: readonly Placed[]) {
  const { activityVersions } = q.tables;
  return q
    .select()
    .from(activityVersions)
    .where(
      and(
        inArray(activityVersions.schoolId, [...new Set(activities.map((one) => one.schoolId))]),
        inArray(activityVersions.activityId, [...new Set(activities.map((one) => one.activityId))]),
      ),
    );
}
export type SaidBefore = Awaited<ReturnType<typeof selectVersions>>[number];
