import { eq } from 'drizzle-orm';
import type { Reader } from './engine.ts';

/** The rubrics a term is pinned to, one for each dimension. */
export async function selectRubrics(q: Reader, termId: string) {
  const { rubrics, termRubrics } = q.tables;
  return await q
    .select({ id: rubrics.id, body: rubrics.body })
    .from(termRubrics)
    .innerJoin(rubrics, eq(rubrics.id, termRubrics.rubricId))
    .where(eq(termRubrics.termId, termId))
    .orderBy(termRubrics.dimension);
}
export type PinnedRubric = Awaited<ReturnType<typeof selectRubrics>>[number];
