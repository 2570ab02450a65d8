import { and, eq, inArray } from 'drizzle-orm';
import { closedBy, OWN_SIGN_IN, type OwnPlace } from '../../server/core/account/own-sign-in.ts';
import { currentTerm, gradeOf } from '../../server/core/calendar/terms.ts';
import { insertRows } from '../bulk.ts';
import { among } from '../dialect.ts';
import type { Reader, Writer } from '../engine.ts';
import { sortKeyOf } from '../sort-key.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { classColumns, selectTerms } from './lists.ts';
import type { ReachedSchool } from './reached.ts';
import { selectComingPlaces, selectPlacesToday } from './stays.ts';

/** Pupils' own accounts: whose they are, and from which grade a school opens them. */

type Child = { readonly id: string; readonly districtId: string };

/** From which grade a school lets its pupils sign in themselves; null where it lets nobody. */
export async function selectFirstGrade(q: Reader, schoolId: string): Promise<number | null> {
  const [row] = await selectLine(q, { schoolId });
  return row ? row.fromGrade : OWN_SIGN_IN.usual;
}

const selectLine = statement((q, at: Holes<{ schoolId: string }>) => {
  const { pupilLines } = unsafeTables(q);
  return q.select({ fromGrade: pupilLines.fromGrade }).from(pupilLines).where(eq(pupilLines.schoolId, at.schoolId));
});

export async function putFirstGrade(
  tx: Writer,
  { id: schoolId }: ReachedSchool,
  said: { readonly fromGrade: number | null; readonly by: string; readonly at: number },
) {
  const { pupilLines } = unsafeTables(tx);
  const row = { schoolId, fromGrade: said.fromGrade, saidBy: said.by, saidAt: said.at };
  await insertRows(tx, pupilLines, [row], { replace: [pupilLines.schoolId] });
}

/**
 * Why a child's own account reads nothing today; undefined where it does. It is asked whenever the account reaches for the child, so that neither a
 * year nor a school's word waits for somebody to sign in again. Who has left the schools reads on, as its family does.
 */
export async function selectClosing(q: Reader, { id, districtId }: Child, today: string) {
  const now = (await selectPlacesToday(q, [id], today)).get(id);
  const places = now ?? (await selectComingPlaces(q, [id], today)).get(id) ?? [];
  const term = currentTerm(await selectTerms(q, districtId), today);
  const found: (OwnPlace & { readonly school: { readonly name: string; readonly nameEn: string } })[] = [];
  for (const { schoolId, classId } of places) {
    const [row] = await selectClass(q, { schoolId, classId });
    if (!row) throw new Error('a stay without its class');
    const fromGrade = await selectFirstGrade(q, schoolId);
    const school = { name: row.schoolName, nameEn: row.schoolNameEn };
    found.push({ grade: gradeOf(row, term?.code ?? today), fromGrade, school });
  }
  return closedBy(found);
}

const selectClass = statement((q, at: Holes<{ schoolId: string; classId: string }>) => {
  const { classes, schools } = unsafeTables(q);
  return q
    .select(classColumns(q))
    .from(classes)
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .where(and(eq(classes.schoolId, at.schoolId), eq(classes.id, at.classId)));
});

/** The own accounts of some pupils, by pupil: a child has one at most. */
export async function selectOwnAccounts(q: Reader, pupilIds: readonly string[]) {
  const { grants, persons } = unsafeTables(q);
  const rows = await q
    .select({
      pupilId: grants.placeId,
      personId: persons.id,
      name: persons.name,
      username: persons.username,
      isEnabled: persons.isEnabled,
      passwordHash: persons.passwordHash,
    })
    .from(grants)
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(and(among(q, grants.placeId, pupilIds), eq(grants.role, 'pupil')));
  return new Map(rows.map((row) => [row.pupilId, row]));
}

/** Whether a child chooses its works itself: it has signed in, and its account is open. Until then its guardians do. */
export async function choosesItself(q: Reader, pupil: Child, today: string): Promise<boolean> {
  const own = (await selectOwnAccounts(q, [pupil.id])).get(pupil.id);
  if (!own?.isEnabled || own.passwordHash === null) return false;
  return (await selectClosing(q, pupil, today)) === undefined;
}

/** Of some people those who are pupils: what they wrote, they wrote about themselves. */
export async function selectPupilsAmong(q: Reader, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const { grants } = unsafeTables(q);
  const rows = await q
    .select({ personId: grants.personId })
    .from(grants)
    .where(and(inArray(grants.personId, [...new Set(personIds)]), eq(grants.role, 'pupil')));
  return new Set(rows.map(({ personId }) => personId));
}

/** An account to be made for a pupil, called by a name that tells nobody who it is. */
export type NewOwnAccount = {
  readonly personId: string;
  readonly grantId: string;
  readonly pupilId: string;
  readonly districtId: string;
  readonly name: string;
  readonly username: string;
};

/** Two who make one for the same child at once: the second finds its key taken, begins anew and finds the first. */
export async function insertOwnAccounts(tx: Writer, made: readonly NewOwnAccount[], today: string) {
  const { persons, grants } = unsafeTables(tx);
  const account = { passwordHash: null, mustChangePassword: true, isEnabled: true, sourcedId: null };
  await insertRows(
    tx,
    persons,
    made.map(({ personId, districtId, name, username }) => ({
      ...{ id: personId, districtId, name, username, sortKey: sortKeyOf(name) },
      ...account,
    })),
  );
  const held = { role: 'pupil', placeKind: 'pupil', subject: null, endsOn: null, sourcedId: null } as const;
  await insertRows(
    tx,
    grants,
    made.map(({ grantId, personId, pupilId }) => ({
      ...held,
      id: grantId,
      personId,
      placeId: pupilId,
      startsOn: today,
    })),
  );
}
