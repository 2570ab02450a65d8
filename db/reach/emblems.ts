import { eq } from 'drizzle-orm';
import { insertRows } from '../bulk.ts';
import type { Reader, Writer } from '../engine.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { ReachedSchool } from './reached.ts';

/** What a school has printed beside its name: an emblem (PNG in base64), a motto, either or neither. */
export type SchoolEmblem = { readonly png: string | null; readonly motto: string | null };

const NOTHING: SchoolEmblem = { png: null, motto: null };

export async function selectEmblem(q: Reader, schoolId: string): Promise<SchoolEmblem> {
  const [row] = await selectOfSchool(q, { schoolId });
  return row ?? NOTHING;
}

const selectOfSchool = statement((q, at: Holes<{ schoolId: string }>) => {
  const { emblems } = unsafeTables(q);
  return q.select({ png: emblems.png, motto: emblems.motto }).from(emblems).where(eq(emblems.schoolId, at.schoolId));
});

/** Of the school of a class, for papers that know the class alone. */
export async function selectEmblemOfClass(q: Reader, classId: string): Promise<SchoolEmblem> {
  const [row] = await selectOfClass(q, { classId });
  return row ?? NOTHING;
}

const selectOfClass = statement((q, at: Holes<{ classId: string }>) => {
  const { emblems, classes } = unsafeTables(q);
  return q
    .select({ png: emblems.png, motto: emblems.motto })
    .from(classes)
    .innerJoin(emblems, eq(emblems.schoolId, classes.schoolId))
    .where(eq(classes.id, at.classId));
});

/** What is said last holds; what was there before is kept by the audit alone. */
export async function putEmblem(
  tx: Writer,
  { id: schoolId }: ReachedSchool,
  { png, motto }: SchoolEmblem,
  said: { readonly by: string; readonly at: number },
) {
  const { emblems } = unsafeTables(tx);
  await insertRows(tx, emblems, [{ schoolId, png, motto, saidBy: said.by, saidAt: said.at }], {
    replace: [emblems.schoolId],
  });
}
