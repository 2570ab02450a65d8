import { and, eq, inArray, min } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';

type Class = { readonly id: string; readonly schoolId: string };

/** What tells pupils of a class from namesakes, each with the first day there; the student number itself stays sealed. */
export async function selectTold(q: Reader, at: Class, pupilIds: readonly string[]) {
  if (pupilIds.length === 0) return [];
  const { pupils, enrolments } = unsafeTables(q);
  const rows = await q
    .select({
      pupilId: pupils.id,
      name: pupils.name,
      sex: pupils.sex,
      numberTail: pupils.numberTail,
      sourcedId: pupils.sourcedId,
      numberIndex: pupils.studentNumberIndex,
    })
    .from(pupils)
    .where(inArray(pupils.id, [...pupilIds]));
  const stays = await q
    .select({ pupilId: enrolments.pupilId, startsOn: min(enrolments.startsOn) })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.schoolId, at.schoolId),
        eq(enrolments.classId, at.id),
        inArray(enrolments.pupilId, [...pupilIds]),
      ),
    )
    .groupBy(enrolments.pupilId);
  const first = new Map(stays.map((row) => [row.pupilId, row.startsOn]));
  return rows.map((row) => ({ ...row, startsOn: first.get(row.pupilId) ?? '' }));
}

/** Who of some classes bears one of these names in these terms: the namesakes of a page of search, its own rows among them. */
export async function selectBearers(
  q: Reader,
  { classes, termIds, names }: { classes: readonly Class[]; termIds: readonly string[]; names: readonly string[] },
) {
  if (classes.length === 0) return [];
  const { pupils, enrolments } = unsafeTables(q);
  const among = (values: readonly string[]) => [...new Set(values)];
  return await q
    .selectDistinct({ classId: enrolments.classId, pupilId: pupils.id, name: pupils.name })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(
      and(
        inArray(enrolments.schoolId, among(classes.map((one) => one.schoolId))),
        inArray(enrolments.classId, among(classes.map((one) => one.id))),
        inArray(enrolments.termId, among(termIds)),
        inArray(pupils.name, among(names)),
      ),
    );
}
