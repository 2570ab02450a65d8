import { and, eq } from 'drizzle-orm';
import type { Rubric } from '../server/core/rubric/rubric.ts';
import type { Reader } from './engine.ts';

export type PinnedRubric = { readonly id: string; readonly body: Rubric };

/** The rubrics a term is pinned to, one for each dimension. */
export async function selectRubrics(q: Reader, termId: string): Promise<PinnedRubric[]> {
  const { termRubrics } = q.tables;
  const rows = await q
    .select({ id: termRubrics.rubricId })
    .from(termRubrics)
    .where(eq(termRubrics.termId, termId))
    .orderBy(termRubrics.dimension);
  const pinned: PinnedRubric[] = [];
  for (const { id } of rows) pinned.push({ id, body: await selectBody(q, id) });
  return pinned;
}

/** The rubric a term is pinned to in one dimension. */
export async function selectRubric(q: Reader, termId: string, dimension: string): Promise<Rubric | undefined> {
  const { termRubrics } = q.tables;
  const [row] = await q
    .select({ id: termRubrics.rubricId })
    .from(termRubrics)
    .where(and(eq(termRubrics.termId, termId), eq(termRubrics.dimension, dimension)));
  return row && (await selectBody(q, row.id));
}

/** A published rubric never changes, so each store parses it once; it is read several times in every write. */
async function selectBody(q: Reader, id: string): Promise<Rubric> {
  const known = q.rubricsRead.get(id);
  if (known) return known;
  const { rubrics } = q.tables;
  const [row] = await q.select({ body: rubrics.body }).from(rubrics).where(eq(rubrics.id, id));
  if (!row) throw new Error('a term is pinned to a rubric that is not there');
  q.rubricsRead.set(id, row.body);
  return row.body;
}
