import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Reader, Writer } from '../../db/engine.ts';
import { addToHistory } from '../../db/history/append.ts';
import { OperatorError } from '../../db/operator-error.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import { insertPerson } from '../../db/reach/people.ts';
import { staysInTermOn } from '../../db/reach/stays.ts';
import type { GrantRole, PlaceKind } from '../../db/schema/people.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { asUsername } from '../core/account/username.ts';
import { currentTerm } from '../core/calendar/terms.ts';
import { cleanName } from '../core/text/clean.ts';
import { guardiansOnSheet, staffOnSheet } from '../sign-in-sheet.ts';

/** What the operator's commands do. They run on the machine itself, so no route and no grant leads here; each leaves an audit row. */

/** A pupil's own account is made on the sheet of its class alone. */
export type GivenRole = Exclude<GrantRole, 'pupil'>;

export const PLACE_OF: Readonly<Record<GivenRole, PlaceKind>> = {
  guardian: 'pupil',
  teacher: 'class',
  homeroom: 'class',
  'school-office': 'school',
  principal: 'school',
  officer: 'area',
  'roster-manager': 'area',
  reviewer: 'area',
  operator: 'area',
};

export const GIVEN_ROLES = Object.keys(PLACE_OF) as readonly GivenRole[];

const KIND: Readonly<Record<PlaceKind, string>> = { pupil: '学生', class: '班级', school: '学校', area: '区域' };

export async function selectPersonCalled(q: Reader, username: string) {
  const { persons } = unsafeTables(q);
  const [row] = await q
    .select({ id: persons.id, name: persons.name, username: persons.username })
    .from(persons)
    .where(eq(persons.username, asUsername(username)));
  if (!row) throw new OperatorError(`没有叫 ${username} 的账号`, `nobody is called ${username}`);
  return row;
}

export async function isNameTaken(q: Reader, username: string): Promise<boolean> {
  const { persons } = unsafeTables(q);
  const found = await q
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.username, asUsername(username)));
  return found.length > 0;
}

export async function createPerson(
  tx: Writer,
  { id, username, name, districtId }: { id: string; username: string; name: string; districtId: string | null },
) {
  if (await isNameTaken(tx, username))
    throw new OperatorError(`已经有叫 ${username} 的账号`, `somebody is already called ${username}`);
  await insertPerson(tx, { id, districtId, username, name: cleanName(name) });
}

/** A place by its id, by the id the roster gave it, or, for schools and areas, by its name in either language: it must be found once. */
export async function selectPlaceId(q: Reader, kind: PlaceKind, named: string): Promise<string> {
  const { pupils, classes, schools, areas } = unsafeTables(q);
  const table = { pupil: pupils, class: classes, school: schools, area: areas }[kind];
  const names = kind === 'school' ? schools : kind === 'area' ? areas : undefined;
  const isCalled = names && or(eq(names.name, named), eq(names.nameEn, named));
  const found = await q
    .select({ id: table.id })
    .from(table)
    .where(or(eq(table.id, named), eq(table.sourcedId, named), isCalled));
  if (found.length > 1)
    throw new OperatorError(
      `叫 ${named} 的${KIND[kind]}不止一个，请写编号`,
      `more than one ${kind} is called ${named}; give its id`,
    );
  if (!found[0]) throw new OperatorError(`没有${KIND[kind]} ${named}`, `there is no ${kind} ${named}`);
  return found[0].id;
}

export type NewGrant = {
  readonly id: string;
  readonly personId: string;
  readonly role: GivenRole;
  readonly placeId: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

export async function insertGrant(tx: Writer, grant: NewGrant) {
  const { grants } = unsafeTables(tx);
  const row = { ...grant, placeKind: PLACE_OF[grant.role], subject: null, sourcedId: null };
  await tx.insert(grants).values(row);
}

/** The last day of what goes on: also of what has one already, which may be moved to an earlier or a later day. What is over stays as it was. */
export async function endGrant(
  tx: Writer,
  { personId, role, placeId, endsOn }: Omit<NewGrant, 'id' | 'startsOn'>,
  today: string,
) {
  const { grants } = unsafeTables(tx);
  const ended = await tx
    .update(grants)
    .set({ endsOn })
    .where(
      and(
        eq(grants.personId, personId),
        eq(grants.role, role),
        eq(grants.placeId, placeId),
        or(isNull(grants.endsOn), gte(grants.endsOn, today)),
      ),
    )
    .returning({ id: grants.id });
  if (ended.length === 0) throw new OperatorError('没有这样一项还在生效的授权', 'there is no such grant that goes on');
}

export async function insertAudit(tx: Writer, row: { id: string; at: number; command: string; object: string }) {
  const { id, at, command, object } = row;
  await addToHistory(tx, 'audits', { id, at, personId: null, routeId: `operator ${command}`, object, detail: {} });
}

/** A class as a sheet of sign-in codes is asked for. */
async function selectClassCalled(q: Reader, named: string) {
  const { classes, schools } = unsafeTables(q);
  const id = await selectPlaceId(q, 'class', named);
  const [row] = await q
    .select({ id: classes.id, schoolId: classes.schoolId, districtId: schools.districtId })
    .from(classes)
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .where(eq(classes.id, id));
  if (!row) throw new OperatorError(`没有班级 ${named}`, `there is no class ${named}`);
  return row;
}

/** A class's sheet as lines: its guardians by their children, or its teachers. */
export async function selectSheet(
  q: Reader,
  named: string,
  kind: 'guardians' | 'staff',
  when: { readonly now: number; readonly today: string },
) {
  const at = await selectClassCalled(q, named);
  if (kind === 'guardians') {
    const { people } = await guardiansOnSheet(q, at, when);
    return people.map(({ children, ...row }) => ({ ...row, child: children.map(({ name }) => name).join(' ') }));
  }
  const staff = await staffOnSheet(q, { id: at.schoolId }, when);
  return staff
    .filter(({ posts }) => posts.some(({ placeId }) => placeId === at.id))
    .map(({ posts: _, ...row }) => ({ ...row, child: '' }));
}

/** The term that is and those to come: codes are printed before a school year begins as well. */
async function selectTermsInPlay(q: Reader, districtId: string, today: string): Promise<string[]> {
  const terms = await selectTerms(q, districtId);
  const current = currentTerm(terms, today);
  return terms.filter((term) => term === current || term.startsOn > today).map(({ id }) => id);
}

/** The classes of a school that have anybody in them today, or will when a term begins. */
export async function selectClassIds(q: Reader, schoolId: string, today: string): Promise<string[]> {
  const { enrolments, schools, terms } = unsafeTables(q);
  const [school] = await q.select({ districtId: schools.districtId }).from(schools).where(eq(schools.id, schoolId));
  const inPlay = await selectTermsInPlay(q, school?.districtId ?? '', today);
  const rows = await q
    .selectDistinct({ id: enrolments.classId })
    .from(enrolments)
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .where(and(eq(enrolments.schoolId, schoolId), inArray(terms.id, inPlay), staysInTermOn(q, today)))
    .orderBy(enrolments.classId);
  return rows.map((row) => row.id);
}
