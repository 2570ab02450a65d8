import { and, asc, eq, isNull } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import { among, besideKey } from '../../../db/dialect.ts';
import type { Reader, Writer } from '../../../db/engine.ts';
import { withinDays } from '../../../db/reach/held.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import { type Holes, statement } from '../../../db/statement.ts';
import type { Days } from '../../core/calendar/spans.ts';
import { grouped } from '../../core/grouped.ts';

type At = { readonly id: string; readonly days: Days };

/** Who took part in what of a class in a term, as far as families read it, by day: nothing but titles. */
export async function selectTitles(q: Reader, { id, days }: At, termId: string) {
  const { activities, marks } = q.tables;
  return await q
    .select({
      pupilId: marks.pupilId,
      indicatorId: marks.indicatorId,
      activityId: activities.id,
      title: activities.title,
      on: activities.happenedOn,
    })
    .from(activities)
    .innerJoin(marks, and(eq(marks.schoolId, activities.schoolId), eq(marks.activityId, activities.id)))
    .where(
      and(
        eq(activities.classId, id),
        besideKey(activities.termId, termId),
        eq(activities.visibility, 'family'),
        isNull(activities.withdrawnAt),
        eq(marks.isWithdrawn, false),
        eq(marks.forFamily, true),
        withinDays(activities.happenedOn, days),
      ),
    )
    .orderBy(asc(activities.happenedOn), asc(activities.id));
}

/** Of some children those whose guardian keeps them out of notices. */
export async function selectHidden(q: Reader, pupilIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await selectHiddenOf(q, { pupilIds });
  return new Set(rows.flatMap(({ pupilId, isHidden }) => (isHidden ? pupilId : [])));
}

const selectHiddenOf = statement((q, at: Holes<{ pupilIds: readonly string[] }>) => {
  const { noticeHidings } = q.tables;
  const { pupilId, isHidden } = noticeHidings;
  return q
    .select({ pupilId, isHidden })
    .from(noticeHidings)
    .where(among(q, pupilId, at.pupilIds));
});

/** What was said last holds. */
export const putHiding = async (tx: Writer, row: Tables['noticeHidings']['$inferInsert']) =>
  await insertRows(tx, tx.tables.noticeHidings, [row], { replace: [tx.tables.noticeHidings.pupilId] });

/** Some activities by title and day. */
export async function selectActivityTitles(q: Reader, schoolActivities: readonly ActivityKey[]) {
  const found = new Map<string, { title: string; on: string }>();
  for (const [schoolId, keys] of grouped(schoolActivities, (one) => one.schoolId))
    for (const { id, ...said } of await selectTitlesOf(q, { schoolId, ids: keys.map(({ activityId }) => activityId) }))
      found.set(id, said);
  return found;
}
type ActivityKey = { readonly schoolId: string; readonly activityId: string };

const selectTitlesOf = statement((q, at: Holes<{ schoolId: string; ids: readonly string[] }>) => {
  const { activities } = q.tables;
  return q
    .select({ id: activities.id, title: activities.title, on: activities.happenedOn })
    .from(activities)
    .where(and(eq(activities.schoolId, at.schoolId), among(q, activities.id, at.ids)));
});

/** Who logged an activity, and who rated in it. */
export async function selectAuthors(q: Reader, { schoolId, activityId }: ActivityKey): Promise<string[]> {
  const { activities, marks } = q.tables;
  const logged = await q
    .select({ id: activities.authorId })
    .from(activities)
    .where(and(eq(activities.schoolId, schoolId), eq(activities.id, activityId)));
  const rated = await q
    .select({ id: marks.raterId })
    .from(marks)
    .where(and(eq(marks.schoolId, schoolId), eq(marks.activityId, activityId)));
  return [...logged, ...rated].map(({ id }) => id);
}
