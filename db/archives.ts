import { and, asc, countDistinct, desc, eq, gt } from 'drizzle-orm';
import { insertRows } from './bulk.ts';
import { among, besideKey } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';
import { type Holes, statement } from './statement.ts';

export type ArchiveRow = Tables['archives']['$inferSelect'];
export type CorrectionRow = Tables['corrections']['$inferSelect'];
type Of = { readonly schoolId: string; readonly classId: string; readonly termId: string };
type OrderOf = Pick<CorrectionRow, 'schoolId' | 'id'>;

/** What was filed of a class's term without the documents, of each child in the order it was. */
export const selectFiled = statement((q, at: Holes<Of>) => {
  const { archives } = q.tables;
  const { id, pupilId, number, digest, evidence, filedAt, filedBy } = archives;
  return q
    .select({ id, pupilId, number, digest, evidence, filedAt, filedBy })
    .from(archives)
    .where(
      and(eq(archives.classId, at.classId), eq(archives.termId, at.termId), besideKey(archives.schoolId, at.schoolId)),
    )
    .orderBy(asc(archives.pupilId), asc(archives.number));
});

/** Of how many children of each of some classes anything of a term is filed. */
export const countFiled = statement((q, at: Holes<{ classIds: readonly string[]; termId: string }>) => {
  const { archives } = q.tables;
  return q
    .select({ classId: archives.classId, n: countDistinct(archives.pupilId) })
    .from(archives)
    .where(and(among(q, archives.classId, at.classIds), eq(archives.termId, at.termId)))
    .groupBy(archives.classId);
});

/** What was filed of a child, without the documents, the latest first; `filedOf` leaves out what the reader does not reach. */
export const selectFiledOf = statement((q, at: Holes<{ pupilId: string }>) => {
  const { archives } = q.tables;
  const { id, schoolId, classId, termId, number, digest, evidence, filedAt } = archives;
  return q
    .select({ id, schoolId, classId, termId, number, digest, evidence, filedAt })
    .from(archives)
    .where(eq(archives.pupilId, at.pupilId))
    .orderBy(desc(archives.filedAt), desc(archives.number));
});

export async function selectOptionalArchive(q: Reader, at: { readonly pupilId: string; readonly id: string }) {
  const [row] = await selectArchive(q, at);
  return row;
}

const selectArchive = statement((q, at: Holes<{ pupilId: string; id: string }>) => {
  const { archives } = q.tables;
  return q
    .select()
    .from(archives)
    .where(and(eq(archives.pupilId, at.pupilId), eq(archives.id, at.id)));
});

/** With the documents, for whoever verifies them: one by its id, or so many in the order of ids after the one before. */
export async function selectArchives(
  q: Reader,
  {
    id,
    before,
    limit,
  }: { readonly id?: string | undefined; readonly before?: ArchiveRow | undefined; readonly limit: number },
): Promise<ArchiveRow[]> {
  const { archives } = q.tables;
  return await q
    .select()
    .from(archives)
    .where(and(id === undefined ? undefined : eq(archives.id, id), before ? gt(archives.id, before.id) : undefined))
    .orderBy(archives.id)
    .limit(limit);
}

/** What every act of a route said of itself in the history. */
export async function selectActs(q: Reader, { routeId }: { readonly routeId: string }) {
  const { audits } = q.tables;
  return await q.select({ detail: audits.detail }).from(audits).where(eq(audits.routeId, routeId));
}

/** The parts that a document names. */
export async function selectParts(q: Reader, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (digests.length === 0) return new Map();
  const rows = await selectPartsOf(q, { digests });
  return new Map(rows.map(({ digest, body }) => [digest, body]));
}

const selectPartsOf = statement((q, at: Holes<{ digests: readonly string[] }>) => {
  const { archiveParts } = q.tables;
  return q
    .select()
    .from(archiveParts)
    .where(among(q, archiveParts.digest, at.digests));
});

/** Files reports of one class's term, with what they name; from then on the term is closed. */
export async function insertArchives(tx: Writer, rows: readonly ArchiveRow[], parts: ReadonlyMap<string, string>) {
  await insertRows(
    tx,
    tx.tables.archiveParts,
    [...parts].map(([digest, body]) => ({ digest, body })),
    'skip',
  );
  await insertRows(tx, tx.tables.archives, rows);
}

/** Says on the notice that something of it is filed. */
export async function closeNotice(
  tx: Writer,
  { schoolId, id }: Pick<Tables['notices']['$inferSelect'], 'schoolId' | 'id'>,
  filedAt: number,
) {
  const { notices } = tx.tables;
  await tx
    .update(notices)
    .set({ filedAt })
    .where(and(eq(notices.schoolId, schoolId), eq(notices.id, id)));
}

/** The corrections of a class's term, in the order they were asked for. */
export const selectCorrections = statement((q, at: Holes<Of>) => {
  const { corrections } = q.tables;
  return q
    .select()
    .from(corrections)
    .where(
      and(
        eq(corrections.classId, at.classId),
        eq(corrections.termId, at.termId),
        besideKey(corrections.schoolId, at.schoolId),
      ),
    )
    .orderBy(asc(corrections.askedAt), asc(corrections.id));
});

/** The corrections of some classes' term that nobody has decided. */
export const selectUndecided = statement((q, at: Holes<{ classIds: readonly string[]; termId: string }>) => {
  const { corrections } = q.tables;
  return q
    .select({ id: corrections.id, askedBy: corrections.askedBy })
    .from(corrections)
    .where(
      and(
        among(q, corrections.classId, at.classIds),
        eq(corrections.termId, at.termId),
        eq(corrections.state, 'asked'),
      ),
    );
});

export async function selectOptionalCorrection(q: Reader, at: OrderOf) {
  const [row] = await selectCorrection(q, { schoolId: at.schoolId, id: at.id });
  return row;
}

const selectCorrection = statement((q, at: Holes<OrderOf>) => {
  const { corrections } = q.tables;
  return q
    .select()
    .from(corrections)
    .where(and(eq(corrections.schoolId, at.schoolId), eq(corrections.id, at.id)));
});

export const insertCorrection = async (tx: Writer, row: CorrectionRow) =>
  await insertRows(tx, tx.tables.corrections, [row]);

export async function changeCorrection(tx: Writer, { schoolId, id }: OrderOf, said: Partial<CorrectionRow>) {
  const { corrections } = tx.tables;
  await tx
    .update(corrections)
    .set(said)
    .where(and(eq(corrections.schoolId, schoolId), eq(corrections.id, id)));
}
