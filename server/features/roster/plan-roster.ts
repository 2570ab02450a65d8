import type { Reader } from '../../../db/engine.ts';
import type { RosterResult } from '../../contract/roster.ts';
import { askFirst } from './ask-first.ts';
import { Book } from './book.ts';
import { RosterFaults } from './faults.ts';
import { type Classes, planClasses } from './plan-classes.ts';
import { type BulkScope, planEnrolments, type Shrink } from './plan-enrolments.ts';
import { planGrants } from './plan-grants.ts';
import { type People, planPeople } from './plan-people.ts';
import { type Places, planPlaces } from './plan-places.ts';
import { planTerms } from './plan-terms.ts';
import type { PreparedRoster } from './prepare-roster.ts';
import { type Enrollments, resolveEnrollments } from './resolve-enrollments.ts';
import { mustStayClosed } from './stay-closed.ts';
import {
  type AreaRow,
  type ClassRow,
  type EnrolmentRow,
  type GrantRow,
  type PersonRow,
  type PupilRow,
  type SchoolRow,
  selectEnrolments,
  selectGrants,
  selectOrganisation,
  selectPersons,
  selectPersonsById,
  selectPupils,
  selectPupilsByNumber,
  selectTaughtIn,
  selectUsernames,
  type TermRow,
} from './store.ts';
import { type GrantWishes, wishGrants } from './wish-grants.ts';

/** The tables as they are and as the package wants them. */
export type RosterBooks = {
  readonly areas: Book<AreaRow>;
  readonly schools: Book<SchoolRow>;
  readonly terms: Book<TermRow>;
  readonly classes: Book<ClassRow>;
  readonly persons: Book<PersonRow>;
  readonly pupils: Book<PupilRow>;
  readonly enrolments: Book<EnrolmentRow>;
  readonly grants: Book<GrantRow>;
};
type Cx = {
  readonly tx: Reader;
  readonly today: string;
  readonly newId: () => string;
  readonly actorId: string;
  readonly district: AreaRow;
};
type Plan = { readonly books: RosterBooks } & Pick<RosterResult, 'changes' | 'passedOver'>;

/** Compares a package with what is stored, writes nothing, and refuses with every fault it finds. */
export async function planRoster(cx: Cx, package_: PreparedRoster): Promise<Plan> {
  const { tx, today, newId, district } = cx;
  const faults = new RosterFaults();
  const stored = await selectOrganisation(tx, district.id);
  const places = { areas: new Book(stored.areas), schools: new Book(stored.schools) };
  const terms = new Book(stored.terms);
  const classes = new Book(stored.classes);
  const planned = planPlaces(package_.orgs, { district, ...places, faults, newId });
  const inPackage = planTerms(package_.sessions, { districtId: district.id, terms, faults, newId });
  const taughtIn = await selectTaughtIn(tx, namedClasses(package_, stored.classes));
  const inClasses = planClasses(package_.classes, {
    places: planned,
    terms,
    inPackage,
    classes,
    taughtIn,
    faults,
    newId,
  });

  const { persons, pupils, people } = await readPeople(cx, package_, faults);
  const known = { today, places: planned, classes: inClasses, classBook: classes, terms, taughtIn, people, faults };
  const enrollments = resolveEnrollments(package_.enrollments, known);
  const scope = bulkScope(package_, planned, inClasses);
  const { enrolments, shrink } = await readEnrolments(cx, enrollments, {
    people,
    terms,
    scope,
    inClasses,
    taughtIn,
    faults,
  });

  const said = { users: package_.users, roles: package_.roles, teachers: enrollments.teachers };
  const wishes = wishGrants(said, { today, terms, places: planned, people, faults });
  const grants = await readGrants(cx, wishes, { people, classes, terms, scope, inClasses });

  faults.throwIfAny();
  askFirst({ district, today, schools: places.schools, terms, shrink }, package_);
  const isGuardian = (row: PersonRow) => people.guardianIds.has(row.id);
  noteLeft({ classes, pupils, enrolments, grants }, inClasses, people);
  const books = { ...places, terms, classes, persons, pupils, enrolments, grants };
  mustStayClosed(books);
  return {
    books,
    passedOver: passedOver(inClasses, inPackage.shortTerms, package_.ownNumbers),
    changes: {
      areas: places.areas.tally(),
      schools: places.schools.tally(),
      terms: terms.tally(),
      classes: classes.tally(),
      pupils: pupils.tally(),
      staff: persons.tally((row) => !isGuardian(row)),
      guardians: persons.tally(isGuardian),
      enrolments: enrolments.tally(),
      grants: grants.tally(),
    },
  };
}

function passedOver(classes: Classes, shortTerms: number, ownNumbers: number): Plan['passedOver'] {
  const counts = new Map(classes.passedOver);
  if (shortTerms > 0) counts.set('short-term', shortTerms + (counts.get('short-term') ?? 0));
  if (ownNumbers > 0) counts.set('own-number', ownNumbers);
  return [...counts].map(([reason, rows]) => ({ reason, rows }));
}

/** A class or a pupil that the package takes out stays; it counts as ended when something of it did. */
function noteLeft(
  books: Pick<RosterBooks, 'classes' | 'pupils' | 'enrolments' | 'grants'>,
  of: Classes,
  people: People,
) {
  const left = new Set([
    ...books.enrolments.ended.flatMap((row) => [row.classId, row.pupilId]),
    ...books.grants.ended.map((row) => row.placeId),
  ]);
  for (const id of of.endedIds) if (left.has(id)) books.classes.leave(id);
  for (const id of people.goneIds) if (left.has(id) && books.pupils.get(id)) books.pupils.leave(id);
}

/** The classes that the package may mean by their sourcedIds. */
function namedClasses({ classes, enrollments }: PreparedRoster, stored: readonly ClassRow[]): ClassRow[] {
  const named = new Set([...classes.map((row) => row.sourcedId), ...enrollments.map((row) => row.classSourcedId)]);
  return stored.filter((row) => named.has(row.sourcedId));
}

type Scope = BulkScope & { readonly enrollments: boolean; readonly roles: boolean };

/** The schools, or the classes alone, that the package names, in the terms that it has classes in. */
function bulkScope({ files, roleFile, speaksFor }: PreparedRoster, { named }: Places, { inPackage }: Classes): Scope {
  const isBulk = (name: string) => files.some((file) => file.name === name && file.mode === 'bulk');
  const classes = [...inPackage.values()].flatMap((one) => one ?? []);
  return {
    schoolIds: new Set([...named, ...classes.map(({ at }) => at.schoolId)]),
    termIds: new Set(classes.flatMap(({ termIds }) => termIds)),
    classIds: speaksFor === 'classes' ? new Set(classes.map(({ at }) => at.id)) : null,
    enrollments: isBulk('enrollments.csv'),
    roles: isBulk(roleFile),
  };
}

async function readPeople({ tx, newId, actorId, district }: Cx, package_: PreparedRoster, faults: RosterFaults) {
  const { users, roles, enrollments, sexes } = package_;
  const sourcedIds = new Set([
    ...users.flatMap((user) => [user.sourcedId, ...user.agentSourcedIds]),
    ...sexes.map((row) => row.sourcedId),
    ...[...roles, ...enrollments].map((row) => row.userSourcedId),
  ]);
  const indexes = users.flatMap(({ number }) => (number && 'index' in number ? number.index : []));
  const numbered = await selectPupilsByNumber(tx, indexes);
  const pupils = new Book(await selectPupils(tx, district.id, sourcedIds));
  pupils.know(numbered.filter((row) => row.districtId === district.id));
  const persons = new Book(await selectPersons(tx, district.id, sourcedIds));
  persons.know(
    await selectPersonsById(
      tx,
      users.flatMap(({ personId }) => personId ?? []),
    ),
  );
  const usernames = await selectUsernames(
    tx,
    users.map((user) => user.username),
  );
  const numbers = new Map(numbered.map((row) => [row.studentNumberIndex ?? '', row.id]));
  const known = { districtId: district.id, actorId, persons, pupils, usernames, numbers, faults, newId };
  return { persons, pupils, people: planPeople(package_, known) };
}

type EnrolmentParts = {
  readonly people: People;
  readonly terms: Book<TermRow>;
  readonly scope: Scope;
  readonly inClasses: Classes;
  readonly taughtIn: ReadonlyMap<string, readonly string[]>;
  readonly faults: RosterFaults;
};

async function readEnrolments(
  { tx, today, newId }: Cx,
  { students }: Enrollments,
  of: EnrolmentParts,
): Promise<{ enrolments: Book<EnrolmentRow>; shrink: Shrink }> {
  const { people, terms, scope, inClasses, taughtIn, faults } = of;
  const spokenOf = new Set(students.flatMap(({ termIds }) => termIds));
  const termIds = [...terms.rows].flatMap((row) => (row.endsOn >= today || spokenOf.has(row.id) ? row.id : []));
  const asked = {
    pupilIds: [...students.map(({ pupil }) => pupil.id), ...people.goneIds],
    schoolIds: scope.enrollments ? scope.schoolIds : [],
    classIds: inClasses.endedIds,
    termIds,
    today,
  };
  const enrolments = new Book(await selectEnrolments(tx, asked));
  const shrink = planEnrolments(students, {
    today,
    terms,
    enrolments,
    taughtIn,
    bulk: scope.enrollments ? scope : null,
    gonePupilIds: people.goneIds,
    endedClassIds: inClasses.endedIds,
    faults,
    newId,
  });
  return { enrolments, shrink };
}

async function readGrants(
  { tx, today, newId }: Cx,
  wishes: GrantWishes,
  of: { people: People; classes: Book<ClassRow>; terms: Book<TermRow>; scope: Scope; inClasses: Classes },
): Promise<Book<GrantRow>> {
  const { people, classes, terms, scope, inClasses } = of;
  const inScope = [...classes.rows].flatMap((row) => (scope.schoolIds.has(row.schoolId) ? row.id : []));
  const bulk = {
    // Whoever teaches beside those that a class list names goes on.
    classIds: new Set(scope.enrollments && scope.classIds === null ? inScope : []),
    schoolIds: new Set(scope.roles ? scope.schoolIds : []),
    from: [...scope.termIds].flatMap((id) => terms.get(id)?.startsOn ?? []).sort()[0] ?? today,
  };
  const personIds = [...[...wishes.wishes.values()].map((wish) => wish.personId), ...people.goneIds];
  const listed = [...wishes.listed].map((words) => words.split(' ')[0] ?? '');
  const placeIds = [...wishes.listedPupils, ...bulk.classIds, ...bulk.schoolIds, ...inClasses.endedIds];
  const grants = new Book(await selectGrants(tx, [...personIds, ...listed], placeIds));
  const known = { today, grants, bulk, gonePersonIds: people.goneIds, endedClassIds: inClasses.endedIds, newId };
  planGrants(wishes, known);
  return grants;
}
