import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';

export type DraftRow = Tables['rubricDrafts']['$inferSelect'];
export type AdoptionRow = Tables['adoptions']['$inferSelect'];

/** Every published version of a district, newest first, without its body. */
export async function selectVersions(q: Reader, districtId: string) {
  const { rubrics } = q.tables;
  const { id, key, version, dimension, publishedAt } = rubrics;
  return await q
    .select({ id, key, version, dimension, publishedAt })
    .from(rubrics)
    .where(eq(rubrics.districtId, districtId))
    .orderBy(asc(key), desc(version));
}

export async function selectVersion(q: Reader, districtId: string, key: string, version: number) {
  const { rubrics } = q.tables;
  const [row] = await q
    .select()
    .from(rubrics)
    .where(and(eq(rubrics.districtId, districtId), eq(rubrics.key, key), eq(rubrics.version, version)));
  return row;
}

export async function selectPublishedAt(q: Reader, rubricIds: readonly string[]) {
  if (rubricIds.length === 0) return new Map<string, number>();
  const { rubrics } = q.tables;
  const rows = await q
    .select({ id: rubrics.id, publishedAt: rubrics.publishedAt })
    .from(rubrics)
    .where(inArray(rubrics.id, [...rubricIds]));
  return new Map(rows.map((row) => [row.id, row.publishedAt]));
}

export async function selectPins(q: Reader, termIds: readonly string[]) {
  if (termIds.length === 0) return [];
  const { termRubrics } = q.tables;
  return await q
    .select()
    .from(termRubrics)
    .where(inArray(termRubrics.termId, [...termIds]));
}

export async function selectDrafts(q: Reader, districtId: string): Promise<DraftRow[]> {
  const { rubricDrafts } = q.tables;
  return await q.select().from(rubricDrafts).where(eq(rubricDrafts.districtId, districtId));
}

const draftOf = ({ rubricDrafts }: Reader['tables'], districtId: string, key: string) =>
  and(eq(rubricDrafts.districtId, districtId), eq(rubricDrafts.key, key));

export async function selectDraft(q: Reader, districtId: string, key: string): Promise<DraftRow | undefined> {
  const { rubricDrafts } = q.tables;
  const [row] = await q
    .select()
    .from(rubricDrafts)
    .where(draftOf(q.tables, districtId, key));
  return row;
}

/** False where there already is a draft of that rubric. */
export async function insertDraft(tx: Writer, draft: DraftRow): Promise<boolean> {
  const { rubricDrafts } = tx.tables;
  const made = await tx.insert(rubricDrafts).values(draft).onConflictDoNothing().returning({ key: rubricDrafts.key });
  return made.length > 0;
}

export async function updateDraft(
  tx: Writer,
  { districtId, key }: Pick<DraftRow, 'districtId' | 'key'>,
  change: Pick<DraftRow, 'version' | 'body' | 'updatedAt' | 'updatedBy'>,
) {
  await tx
    .update(tx.tables.rubricDrafts)
    .set(change)
    .where(draftOf(tx.tables, districtId, key));
}

export async function deleteDraft(tx: Writer, { districtId, key }: Pick<DraftRow, 'districtId' | 'key'>) {
  await tx.delete(tx.tables.rubricDrafts).where(draftOf(tx.tables, districtId, key));
}

export async function insertVersion(tx: Writer, row: { id: string; districtId: string; now: number; body: Rubric }) {
  const { id, districtId, now, body } = row;
  const { key, version, dimension } = body;
  await tx.insert(tx.tables.rubrics).values({ id, districtId, key, version, dimension, body, publishedAt: now });
}

/** Of some terms those in which something has been recorded. */
export async function selectRecordedTerms(q: Reader, termIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { activities } = q.tables;
  const recorded = new Set<string>();
  for (const termId of termIds) {
    const [row] = await q.select({ id: activities.id }).from(activities).where(eq(activities.termId, termId)).limit(1);
    if (row) recorded.add(termId);
  }
  return recorded;
}

/** What is offered now, and what was written, by whom ever, in a district. */
export async function selectAdoptions(q: Reader, districtId: string): Promise<AdoptionRow[]> {
  const { adoptions } = q.tables;
  return await q.select().from(adoptions).where(eq(adoptions.districtId, districtId)).orderBy(asc(adoptions.adoptedAt));
}

/** What is offered now anywhere in a district. */
export async function selectOfferedAnywhere(q: Reader, districtId: string): Promise<Set<string>> {
  const { adoptions } = q.tables;
  const rows = await q
    .select({ indicatorId: adoptions.indicatorId })
    .from(adoptions)
    .where(and(eq(adoptions.districtId, districtId), isNull(adoptions.endedAt)));
  return new Set(rows.map((row) => row.indicatorId));
}
