import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';

/** Whose: a school's own where `schoolId` is given, else the district's. */
export type Owner = { readonly districtId: string; readonly schoolId: string | null };
/** No school has so many; a list that long is not read but searched. */
const MOST = 1000;
const RECENT = 60;

type Owned = Tables['bases'] | Tables['activityTemplates'];

/** The owner's own. */
function of(table: Owned, { districtId, schoolId }: Owner) {
  return and(
    eq(table.districtId, districtId),
    schoolId === null ? isNull(table.schoolId) : eq(table.schoolId, schoolId),
  );
}

/** The owner's own and, for a school, its district's. */
function openTo(table: Owned, { districtId, schoolId }: Owner) {
  return and(
    eq(table.districtId, districtId),
    schoolId === null ? isNull(table.schoolId) : or(isNull(table.schoolId), eq(table.schoolId, schoolId)),
  );
}

type Which = { readonly isEnabled?: boolean };

export async function selectBases(q: Reader, owner: Owner, { isEnabled = false }: Which = {}) {
  const { bases } = q.tables;
  return await q
    .select()
    .from(bases)
    .where(and(openTo(bases, owner), isEnabled ? isNull(bases.endedAt) : undefined))
    .orderBy(asc(bases.sortKey), asc(bases.id))
    .limit(MOST);
}
export type BaseRow = Awaited<ReturnType<typeof selectBases>>[number];

export async function selectTemplates(q: Reader, owner: Owner, { isEnabled = false }: Which = {}) {
  const { activityTemplates } = q.tables;
  return await q
    .select()
    .from(activityTemplates)
    .where(and(openTo(activityTemplates, owner), isEnabled ? isNull(activityTemplates.endedAt) : undefined))
    .orderBy(asc(activityTemplates.sortKey), asc(activityTemplates.id))
    .limit(MOST);
}
export type TemplateRow = Awaited<ReturnType<typeof selectTemplates>>[number];

export async function insertBase(tx: Writer, base: Tables['bases']['$inferInsert']) {
  await tx.insert(tx.tables.bases).values(base);
}

export async function insertTemplate(tx: Writer, template: Tables['activityTemplates']['$inferInsert']) {
  await tx.insert(tx.tables.activityTemplates).values(template);
}

type BaseChange = Pick<BaseRow, 'name' | 'sortKey' | 'address' | 'endedAt'>;

/** False where the owner has no such base. */
export async function updateBase(tx: Writer, owner: Owner, baseId: string, change: BaseChange): Promise<boolean> {
  const { bases } = tx.tables;
  const changed = await tx
    .update(bases)
    .set(change)
    .where(and(eq(bases.id, baseId), of(bases, owner)))
    .returning({ id: bases.id });
  return changed.length > 0;
}

type TemplateChange = Pick<TemplateRow, 'title' | 'sortKey' | 'endedAt'>;

export async function updateTemplate(
  tx: Writer,
  owner: Owner,
  templateId: string,
  change: TemplateChange,
): Promise<boolean> {
  const { activityTemplates } = tx.tables;
  const changed = await tx
    .update(activityTemplates)
    .set(change)
    .where(and(eq(activityTemplates.id, templateId), of(activityTemplates, owner)))
    .returning({ id: activityTemplates.id });
  return changed.length > 0;
}

/** What a person entered in a school lately and did not withdraw, the last first, with the indicators of each. Ids are in order of time. */
export async function selectOwnRecent(q: Reader, { schoolId }: ReachedClass, personId: string) {
  const { activities, marks } = q.tables;
  const rows = await q
    .select()
    .from(activities)
    .where(and(eq(activities.schoolId, schoolId), eq(activities.authorId, personId), isNull(activities.withdrawnAt)))
    .orderBy(desc(activities.id))
    .limit(RECENT);
  if (rows.length === 0) return [];
  const used = await q
    .selectDistinct({ activityId: marks.activityId, indicatorId: marks.indicatorId })
    .from(marks)
    .where(
      and(
        eq(marks.schoolId, schoolId),
        inArray(
          marks.activityId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(marks.indicatorId));
  return rows.map((row) => ({
    ...row,
    indicatorIds: used.filter(({ activityId }) => activityId === row.id).map(({ indicatorId }) => indicatorId),
  }));
}
