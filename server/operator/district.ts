import { eq, inArray } from 'drizzle-orm';
import { pinTerms } from '../../db/change-frame.ts';
import type { Writer } from '../../db/engine.ts';
import { OperatorError } from '../../db/operator-error.ts';
import { adoptAll } from '../../db/pinned-rubrics.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import { called } from './called.ts';

/** A district begins with its name and the rubrics that the product ships, published as its own. */
export async function createDistrict(
  tx: Writer,
  district: { id: string; code: string; name: string; nameEn: string },
  rubrics: readonly Rubric[],
  { now, newId }: { now: number; newId: () => string },
) {
  const { areas } = unsafeTables(tx);
  const { id, code, name, nameEn } = district;
  await tx
    .insert(areas)
    .values({ id, districtId: id, kind: 'district', path: `/${id}/`, name, nameEn, sourcedId: code });
  await publishRubrics(tx, id, rubrics, { now, newId });
}

/**
 * Publishes the versions a district does not have yet. A term keeps the version it is pinned to; a term that has none in a
 * dimension, because nothing was published when it was set up, is pinned now. School-based indicators of a rubric that is new to
 * the district are offered in all of its schools, and so are those of a district that never decided about any.
 */
export async function publishRubrics(
  tx: Writer,
  districtId: string,
  shipped: readonly Rubric[],
  { now, newId }: { now: number; newId: () => string },
): Promise<number> {
  const { rubrics, termRubrics, terms, adoptions } = unsafeTables(tx);
  const has = await tx.select().from(rubrics).where(eq(rubrics.districtId, districtId));
  const fresh = shipped.filter((one) => !has.some((row) => row.key === one.key && row.version >= one.version));
  const termIds = (await tx.select({ id: terms.id }).from(terms).where(eq(terms.districtId, districtId))).map(
    ({ id }) => id,
  );
  const pinned =
    termIds.length === 0 ? [] : await tx.select().from(termRubrics).where(inArray(termRubrics.termId, termIds));
  const decided = await tx
    .select({ id: adoptions.id })
    .from(adoptions)
    .where(eq(adoptions.districtId, districtId))
    .limit(1);
  const undecided = decided.length === 0 ? [...has.map((row) => row.body), ...fresh] : fresh;
  for (const body of undecided) {
    if (decided.length === 0 || !has.some((row) => row.key === body.key))
      await adoptAll(tx, districtId, body, { now, newId });
  }
  for (const body of fresh) {
    const { key, version, dimension } = body;
    const rubricId = newId();
    await tx.insert(rubrics).values({ id: rubricId, districtId, key, version, dimension, body, publishedAt: now });
    const without = termIds.filter((id) => !pinned.some((row) => row.termId === id && row.dimension === dimension));
    if (without.length > 0)
      await pinTerms(
        tx,
        districtId,
        without.map((termId) => ({ termId, dimension, rubricId })),
      );
  }
  return fresh.length;
}

/** Whether who keeps a school or an area of the district must sign in with a second step. */
export async function setSecondStepRequired(tx: Writer, districtId: string, requiresSecondStep: boolean) {
  const { areas } = unsafeTables(tx);
  await tx.update(areas).set({ requiresSecondStep }).where(eq(areas.id, districtId));
}

export async function selectDistrictId(tx: Writer, named: string | undefined): Promise<string> {
  const { areas } = unsafeTables(tx);
  const all = await tx.select().from(areas).where(eq(areas.kind, 'district'));
  const found = all.filter((row) => named === undefined || row.id === named || row.sourcedId === named);
  if (found.length === 1 && found[0]) return found[0].id;
  throw new OperatorError(
    found.length === 0 ? `没有这个区：${called('admin', 'create-district')}` : '是哪个区？请加 --district 代码',
    found.length === 0
      ? `there is no such district: ${called('admin', 'create-district')}`
      : 'which district? --district CODE',
  );
}
