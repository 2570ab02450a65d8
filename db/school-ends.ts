import { and, eq, gte, inArray } from 'drizzle-orm';
import { besideKey } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import type { EndChanges } from './schema/org.ts';
import { unsafeTables } from './unsafe-tables.ts';

/** A statement takes at most 32 766 values on SQLite. */
const AT_ONCE = 5000;

async function inParts<T>(ids: readonly string[], ask: (part: string[]) => PromiseLike<T>): Promise<T[]> {
  const found: T[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) found.push(await ask(ids.slice(at, at + AT_ONCE)));
  return found;
}

type Said = { readonly schoolId: string; readonly saidAt: number; readonly saidBy: string };

/** Keeps what the end of a school changed, so that it can be taken back. */
export async function keepSchoolEnd(tx: Writer, said: Said, changes: EndChanges): Promise<void> {
  await tx.insert(unsafeTables(tx).schoolEnds).values({ ...said, changes });
}

export async function selectSchoolEnd(q: Reader, schoolId: string): Promise<EndChanges | undefined> {
  const { schoolEnds } = unsafeTables(q);
  const [row] = await q.select().from(schoolEnds).where(eq(schoolEnds.schoolId, schoolId));
  return row?.changes;
}

export async function selectStaysById(q: Reader, ids: readonly string[]) {
  const { enrolments } = unsafeTables(q);
  return (await inParts(ids, (part) => q.select().from(enrolments).where(inArray(enrolments.id, part)))).flat();
}

export async function selectGrantsById(q: Reader, ids: readonly string[]) {
  const { grants } = unsafeTables(q);
  return (await inParts(ids, (part) => q.select().from(grants).where(inArray(grants.id, part)))).flat();
}

type Asked = {
  readonly schoolId: string;
  readonly pupilIds: readonly string[];
  readonly termIds: readonly string[];
  readonly from: string;
};
/** How many records, withdrawn ones too, some pupils have in a school of a day or later ones. */
export async function countRecordsSince(q: Reader, { schoolId, pupilIds, termIds, from }: Asked): Promise<number> {
  const { marks } = q.tables;
  const counts = await inParts(pupilIds, (part) => {
    const theirs = and(inArray(marks.pupilId, part), inArray(marks.termId, [...termIds]));
    return q.$count(marks, and(theirs, besideKey(marks.schoolId, schoolId), gte(marks.happenedOn, from)));
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What some classes that were opened by an end hold by now: activities, and the ids of whoever was put into them. */
export async function selectUseOf(q: Reader, schoolId: string, classIds: readonly string[]) {
  const { enrolments, grants } = unsafeTables(q);
  const { activities } = q.tables;
  const ids = [...classIds];
  if (ids.length === 0) return { activities: 0, stays: [], grants: [] };
  const stays = await q
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(eq(enrolments.schoolId, schoolId), inArray(enrolments.classId, ids)));
  const given = await q.select({ id: grants.id }).from(grants).where(inArray(grants.placeId, ids));
  return {
    activities: await q.$count(activities, inArray(activities.classId, ids)),
    stays: stays.map(({ id }) => id),
    grants: given.map(({ id }) => id),
  };
}

/** Takes what an end made away again, of which nothing was used; the classes have no pupils any more, and so no figures. */
export async function removeMade(tx: Writer, schoolId: string, intoId: string | null, made: EndChanges): Promise<void> {
  const { classes, enrolments, grants, schoolEnds } = unsafeTables(tx);
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  await inParts(idsOf(made.newStays), (part) => tx.delete(enrolments).where(inArray(enrolments.id, part)));
  await inParts(idsOf(made.newGrants), (part) => tx.delete(grants).where(inArray(grants.id, part)));
  if (intoId !== null)
    await inParts(made.newClasses, (part) =>
      tx.delete(classes).where(and(eq(classes.schoolId, intoId), inArray(classes.id, part))),
    );
  await tx.delete(schoolEnds).where(eq(schoolEnds.schoolId, schoolId));
}
