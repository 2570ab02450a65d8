import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Days } from '../../server/core/calendar/spans.ts';
import { among, besideKey } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { by } from './grants.ts';
import { daysOf } from './held.ts';
import { selectTermsAsked } from './lists.ts';
import type { ClassRow, ReachedPupil, ReachedSchool } from './reached.ts';

type Asked = { readonly personId: string; readonly today: string };

/** The children, this one among them, of whoever reached one of them as a guardian. */
export async function selectOwnChildren(q: Reader, { by: reachedBy }: ReachedPupil, asked: Asked) {
  if (reachedBy.role !== 'guardian') throw new Error('nobody else has children of their own');
  return await guardedBy(q, asked);
}

/** The children of whoever asks as a guardian; none in any other role. */
export async function selectChildrenWithin(q: Reader, scope: Scope): Promise<ReachedPupil[]> {
  return scope.roles.includes('guardian') ? await guardedBy(q, scope) : [];
}

async function guardedBy(q: Reader, { personId, today }: Asked): Promise<ReachedPupil[]> {
  const rows = await selectGuarded(q, { personId, today });
  const first = new Map(rows.map((row) => [row.id, row] as const).reverse());
  return [...first.values()]
    .reverse()
    .map((row) => ({ ...row, schoolId: null, within: null }) as unknown as ReachedPupil);
}

const selectGuarded = statement((q, at: Holes<Asked>) => {
  const { grants, pupils } = unsafeTables(q);
  return q
    .select({ id: pupils.id, name: pupils.name, districtId: pupils.districtId, by: by(q) })
    .from(grants)
    .innerJoin(pupils, and(eq(grants.placeKind, 'pupil'), eq(pupils.id, grants.placeId)))
    .where(
      and(
        eq(grants.personId, at.personId),
        eq(grants.role, 'guardian'),
        lte(grants.startsOn, at.today),
        or(isNull(grants.endsOn), gte(grants.endsOn, at.today)),
      ),
    )
    .orderBy(asc(pupils.sortKey), asc(pupils.id), asc(grants.id));
});

/** Who teaches a class today: in which role, and on which days it is theirs. */
export type Teaching = { readonly personId: string; readonly name: string; readonly role: string; readonly days: Days };

/** Homeroom teachers first. */
export async function selectTeaching(
  q: Reader,
  { id, districtId }: Pick<ClassRow, 'id' | 'districtId'>,
  today: string,
): Promise<Teaching[]> {
  const { grants, persons } = unsafeTables(q);
  const rows = await q
    .select({ personId: persons.id, name: persons.name, placeKind: grants.placeKind, by: by(q) })
    .from(grants)
    .innerJoin(persons, and(eq(persons.id, grants.personId), eq(persons.isEnabled, true)))
    .where(
      and(
        eq(grants.placeId, id),
        eq(grants.placeKind, 'class'),
        inArray(grants.role, ['homeroom', 'teacher']),
        lte(grants.startsOn, today),
        or(isNull(grants.endsOn), gte(grants.endsOn, today)),
      ),
    )
    .orderBy(asc(grants.role), asc(grants.startsOn), asc(grants.id));
  const terms = await selectTermsAsked(q, districtId, rows);
  return rows.map((row) => ({ personId: row.personId, name: row.name, role: row.by.role, days: daysOf(terms, [row]) }));
}

/** Whether somebody is a guardian today of a child that is, or was, in a class. */
export async function isGuardianIn(q: Reader, asked: GuardianIn): Promise<boolean> {
  return (await selectGuardianIn(q, asked)).length > 0;
}
type GuardianIn = Asked & { readonly schoolId: string; readonly classId: string };

const selectGuardianIn = statement((q, at: Holes<GuardianIn>) => {
  const { grants, enrolments } = unsafeTables(q);
  return q
    .select({ id: enrolments.id })
    .from(grants)
    .innerJoin(enrolments, and(eq(grants.placeKind, 'pupil'), eq(enrolments.pupilId, grants.placeId)))
    .where(
      and(
        eq(grants.personId, at.personId),
        eq(grants.role, 'guardian'),
        lte(grants.startsOn, at.today),
        or(isNull(grants.endsOn), gte(grants.endsOn, at.today)),
        besideKey(enrolments.schoolId, at.schoolId),
        besideKey(enrolments.classId, at.classId),
      ),
    )
    .limit(1);
});

/** What some children are called that a school has, or had: who is named beside what the family said to it. */
export async function selectPupilNamesOf(q: Reader, { id: schoolId }: ReachedSchool, pupilIds: readonly string[]) {
  if (pupilIds.length === 0) return new Map<string, string>();
  const rows = await selectNamesOf(q, { schoolId, pupilIds: [...new Set(pupilIds)] });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const selectNamesOf = statement((q, at: Holes<{ schoolId: string; pupilIds: readonly string[] }>) => {
  const { pupils, enrolments } = unsafeTables(q);
  return q
    .selectDistinct({ id: pupils.id, name: pupils.name })
    .from(pupils)
    .innerJoin(enrolments, eq(enrolments.pupilId, pupils.id))
    .where(and(among(q, pupils.id, at.pupilIds), besideKey(enrolments.schoolId, at.schoolId)));
});
