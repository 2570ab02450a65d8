import { and, asc, count, eq } from 'drizzle-orm';
import type { Reader } from '../../db/engine.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import { staysInTermOn } from '../../db/reach/stays.ts';
import type { AreaKind } from '../../db/schema/org.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { Bilingual } from '../contract/words.ts';
import { currentTerm, gradeOf } from '../core/calendar/terms.ts';
import { shortClassName } from '../core/reports/names.ts';
import { isOpenOn } from '../open-school.ts';

type Line = {
  readonly depth: number;
  readonly kind: AreaKind | 'school' | 'class';
  readonly name: Bilingual;
  readonly code: string;
  readonly id: string;
};

/** Every place as the operator may name it, each under the one it is in; classes with how many pupils are in them today. */
export async function listPlaces(q: Reader, today: string): Promise<Line[]> {
  const { areas, schools } = unsafeTables(q);
  const lines: Line[] = [];
  const all = await q.select().from(areas).orderBy(asc(areas.path));
  const stand = await q.select().from(schools).orderBy(asc(schools.sortKey));
  for (const area of all) {
    const { kind, name, sourcedId: code, id } = area;
    lines.push({ depth: area.path.split('/').length - 3, kind, name: { zh: name, en: area.nameEn }, code, id });
    for (const school of stand.filter(({ areaId }) => areaId === id)) {
      const depth = area.path.split('/').length - 2;
      const hasClosed = !isOpenOn(school, today);
      const called = {
        zh: school.name + (hasClosed ? '（已关闭）' : ''),
        en: school.nameEn + (hasClosed ? ' (closed)' : ''),
      };
      lines.push({ depth, kind: 'school', name: called, code: school.sourcedId, id: school.id });
      lines.push(...(await listClasses(q, school, { depth: depth + 1, today })));
    }
  }
  return lines;
}

async function listClasses(
  q: Reader,
  school: { readonly id: string; readonly districtId: string },
  { depth, today }: { readonly depth: number; readonly today: string },
): Promise<Line[]> {
  const { classes, enrolments, terms } = unsafeTables(q);
  const term = currentTerm(await selectTerms(q, school.districtId), today);
  const rows = await q.select().from(classes).where(eq(classes.schoolId, school.id)).orderBy(asc(classes.entryYear));
  const sizes = term
    ? await q
        .select({ classId: enrolments.classId, pupils: count() })
        .from(enrolments)
        .innerJoin(terms, eq(terms.id, enrolments.termId))
        .where(and(eq(enrolments.schoolId, school.id), eq(enrolments.termId, term.id), staysInTermOn(q, today)))
        .groupBy(enrolments.classId)
    : [];
  return rows
    .map((row) => ({
      ...row,
      grade: gradeOf(row, term?.code ?? today),
      of: sizes.find((one) => one.classId === row.id),
    }))
    .sort((a, b) => a.grade - b.grade || a.number - b.number)
    .map(({ grade, number, of, sourcedId: code, id }) => {
      const said = (language: 'zh' | 'en') => `${shortClassName({ grade, number }, language)} (${of?.pupils ?? 0})`;
      const name = { zh: said('zh'), en: said('en') };
      return { depth, kind: 'class', name, code, id };
    });
}
