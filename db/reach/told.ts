import { and, asc, eq, inArray } from 'drizzle-orm';
import { grouped } from '../../server/core/grouped.ts';
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
    .select({
      pupilId: enrolments.pupilId,
      startsOn: enrolments.startsOn,
      numberInClass: enrolments.numberInClass,
    })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.schoolId, at.schoolId),
        eq(enrolments.classId, at.id),
        inArray(enrolments.pupilId, [...pupilIds]),
      ),
    )
    .orderBy(asc(enrolments.startsOn));
  const ofPupil = grouped(stays, ({ pupilId }) => pupilId);
  return rows.map((row) => {
    const own = ofPupil.get(row.pupilId) ?? [];
    return { ...row, startsOn: own[0]?.startsOn ?? '', numberInClass: own.at(-1)?.numberInClass ?? null };
  });
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
