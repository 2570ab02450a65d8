import { and, eq, isNotNull } from 'drizzle-orm';
import { withAdditions } from '../server/core/rubric/additions.ts';
import type { Indicator, Rubric } from '../server/core/rubric/rubric.ts';
import { insertAdoptions, pinTerms } from './change-frame.ts';
import type { Reader, Writer } from './engine.ts';
import { districtOf, frameOf, selectDistrictOfTerm } from './frame.ts';
import type { PinnedRubric } from './known.ts';
import { type Holes, statement } from './statement.ts';

export type { PinnedRubric };

/** The rubrics a term is pinned to, one for each dimension, with what schools and areas of the district added to them. */
export async function selectRubrics(q: Reader, termId: string): Promise<readonly PinnedRubric[]> {
  const districtId = await districtOf(q, termId, selectDistrictOfTerm);
  if (districtId === undefined) return [];
  const { rubrics } = await frameOf(q, districtId);
  const pinned = rubrics.get(termId) ?? (await asPinned(q, await selectPinned(q, { termId })));
  rubrics.set(termId, pinned);
  return pinned;
}

/** The same in one dimension. */
export async function selectRubric(q: Reader, termId: string, dimension: string): Promise<Rubric | undefined> {
  return (await selectRubrics(q, termId)).find(({ body }) => body.dimension === dimension)?.body;
}

/** A school-based indicator → the core indicator it counts for. */
export const coreOf = (rubrics: readonly PinnedRubric[]) =>
  new Map(
    rubrics.flatMap(({ body }) =>
      body.indicators.flatMap(({ id, scope, parent }) =>
        scope === 'school' && parent !== undefined ? [[id, parent] as const] : [],
      ),
    ),
  );

/** Additions that have ended are there too: their marks go on counting, and keep their name. */
const selectPinned = statement((q, at: Holes<{ termId: string }>) => {
  const { termRubrics, rubrics, adoptions } = q.tables;
  return q
    .select({ id: termRubrics.rubricId, addition: adoptions.body })
    .from(termRubrics)
    .innerJoin(rubrics, eq(rubrics.id, termRubrics.rubricId))
    .leftJoin(
      adoptions,
      and(
        eq(adoptions.districtId, rubrics.districtId),
        eq(adoptions.dimension, rubrics.dimension),
        isNotNull(adoptions.body),
      ),
    )
    .where(eq(termRubrics.termId, at.termId))
    .orderBy(termRubrics.dimension, adoptions.indicatorId);
});

type Pinned = { readonly id: string; readonly addition: Indicator | null };

async function asPinned(q: Reader, rows: readonly Pinned[]): Promise<PinnedRubric[]> {
  const additions = new Map<string, Indicator[]>();
  for (const { id, addition } of rows)
    additions.set(id, [...(additions.get(id) ?? []), ...(addition ? [addition] : [])]);
  const pinned: PinnedRubric[] = [];
  for (const [id, added] of additions) pinned.push({ id, body: withAdditions(await selectBody(q, id), added) });
  return pinned;
}

/** A published rubric never changes, so each store parses it once. */
export async function selectBody(q: Reader, id: string): Promise<Rubric> {
  const known = q.known.rubrics.get(id);
  if (known) return known;
  const { rubrics } = q.tables;
  const [row] = await q.select({ body: rubrics.body }).from(rubrics).where(eq(rubrics.id, id));
  if (!row) throw new Error('a term is pinned to a rubric that is not there');
  q.known.rubrics.set(id, row.body);
  return row.body;
}

/** The newest published version for each dimension of a district. */
export async function selectNewestRubrics(q: Reader, districtId: string) {
  const { rubrics } = q.tables;
  const rows = await q
    .select({ id: rubrics.id, dimension: rubrics.dimension })
    .from(rubrics)
    .where(eq(rubrics.districtId, districtId))
    .orderBy(rubrics.publishedAt, rubrics.version, rubrics.id);
  return [...new Map(rows.map((row) => [row.dimension, row.id]))].map(([dimension, rubricId]) => ({
    dimension,
    rubricId,
  }));
}

/**
 * Pins a term that has just been made to the newest published version of every dimension, so that records can be made in it at
 * once. Whoever makes terms calls it; a version published before the term was in the calendar comes into force this way.
 */
export async function pinNewTerm(tx: Writer, term: { readonly id: string; readonly districtId: string }) {
  const newest = await selectNewestRubrics(tx, term.districtId);
  await pinTerms(
    tx,
    term.districtId,
    newest.map((one) => ({ termId: term.id, ...one })),
  );
}

/** A district begins with every school-based indicator of a rubric offered in all of its schools; it and they may end that. */
export async function adoptAll(
  tx: Writer,
  districtId: string,
  { dimension, indicators }: Rubric,
  { now, newId }: { now: number; newId: () => string },
) {
  const rows = indicators.flatMap(({ id: indicatorId, scope }) =>
    scope === 'school'
      ? [
          {
            id: newId(),
            districtId,
            ownerKind: 'area' as const,
            ownerId: districtId,
            dimension,
            indicatorId,
            adoptedAt: now,
          },
        ]
      : [],
  );
  await insertAdoptions(tx, districtId, rows, 'skip');
}
