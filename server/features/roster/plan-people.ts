import { LONGEST_USERNAME } from '../../core/account/username.ts';
import type { Book } from './book.ts';
import type { RosterFaultCode, RosterFaults } from './faults.ts';
import type { PreparedRoster, UserRow } from './prepare-roster.ts';
import type { PersonRow, PupilRow } from './store.ts';

export type People = {
  readonly pupilOf: ReadonlyMap<string, PupilRow>;
  readonly personOf: ReadonlyMap<string, PersonRow>;
  /** Those of the persons who are guardians and nothing else. */
  readonly guardianIds: ReadonlySet<string>;
  /** Those whom the package takes out of the roster. */
  readonly goneIds: ReadonlySet<string>;
};

export type PeopleKnown = {
  readonly districtId: string;
  readonly actorId: string;
  readonly persons: Book<PersonRow>;
  readonly pupils: Book<PupilRow>;
  /** Of every district: who holds a username, and who a student number. */
  readonly usernames: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, string>;
  readonly faults: RosterFaults;
  readonly newId: () => string;
};

/** Users to pupils, whose names are written about, and to persons, who sign in. Nobody is deleted. */
export function planPeople({ users, roles, enrollments, sexes }: PreparedRoster, known: PeopleKnown): People {
  const pupilOf = new Map([...known.pupils.rows].map((row) => [row.sourcedId, row]));
  const personOf = new Map(
    [...known.persons.rows].flatMap((row) => (row.sourcedId === null ? [] : [[row.sourcedId, row] as const])),
  );
  const said = sayingsOf(roles, enrollments);
  const agents = new Set(users.flatMap((user) => (said.students.has(user.sourcedId) ? user.agentSourcedIds : [])));
  const guardianIds = new Set<string>();
  const goneIds = new Set<string>();
  const seen = new Set<string>();
  const fault = (user: UserRow, field: string, code: RosterFaultCode) => known.faults.add('users', user, field, code);

  for (const user of users) {
    const { sourcedId } = user;
    const isStudent = said.students.has(sourcedId);
    const isOther = said.others.has(sourcedId);
    const pupil = pupilOf.get(sourcedId);
    const person = user.personId === undefined ? personOf.get(sourcedId) : known.persons.get(user.personId);
    if (user.status === 'tobedeleted') {
      if (pupil) goneIds.add(known.pupils.set(pupil.id).id);
      if (person?.id === known.actorId) fault(user, 'status', 'row.own_account');
      else if (person) {
        known.persons.end(person.id, { isEnabled: false });
        goneIds.add(person.id);
      }
    } else if (user.nameFault) fault(user, 'familyName', user.nameFault);
    else if (isStudent && isOther) fault(user, 'sourcedId', 'row.role_conflict');
    else if ((isStudent && person) || (isOther && pupil)) fault(user, 'sourcedId', 'row.kind_changed');
    else if (isStudent || pupil) {
      const after = planPupil(user, pupil, known, seen, fault);
      if (after) pupilOf.set(sourcedId, after);
    } else if (isOther || person || agents.has(sourcedId)) {
      const after = planPerson(user, person, known, seen, fault);
      if (!after) continue;
      personOf.set(sourcedId, after);
      if (!said.staff.has(sourcedId) && (said.family.has(sourcedId) || agents.has(sourcedId)))
        guardianIds.add(after.id);
    } else fault(user, 'sourcedId', 'row.no_role');
  }
  for (const { sourcedId, sex } of sexes) {
    const pupil = pupilOf.get(sourcedId);
    if (pupil) known.pupils.set(pupil.id, { sex });
  }
  return { pupilOf, personOf, guardianIds, goneIds };
}

const FAMILY = new Set(['guardian', 'parent', 'relative']);

function sayingsOf(roles: PreparedRoster['roles'], enrollments: PreparedRoster['enrollments']) {
  const said = [...roles, ...enrollments].filter((row) => row.status === 'active');
  const who = (isMeant: (role: string) => boolean) =>
    new Set(said.flatMap((row) => (isMeant(row.role) ? row.userSourcedId : [])));
  return {
    students: who((role) => role === 'student'),
    others: who((role) => role !== 'student'),
    family: who((role) => FAMILY.has(role)),
    staff: who((role) => role !== 'student' && !FAMILY.has(role)),
  };
}

type AddFault = (user: UserRow, field: string, code: RosterFaultCode) => void;

/** By sourcedId, else by student number: a pupil who comes from another school of the district stays the same pupil. */
function planPupil(
  user: UserRow,
  bySourcedId: PupilRow | undefined,
  { pupils, numbers, districtId, newId }: PeopleKnown,
  seen: Set<string>,
  fault: AddFault,
): PupilRow | undefined {
  const { sourcedId, name, sortKey, number } = user;
  if (number && 'wrong' in number) {
    fault(user, 'identifier', number.wrong);
    return undefined;
  }
  const holderId = number ? numbers.get(number.index) : undefined;
  const holder = holderId === undefined ? undefined : pupils.get(holderId);
  // Another district's pupil is not in the book: whoever it is, nothing of it is shown or taken over.
  if (holderId !== undefined && (!holder || (bySourcedId && bySourcedId.id !== holderId))) {
    fault(user, 'identifier', 'row.student_number_taken');
    return undefined;
  }
  const there = bySourcedId ?? holder;
  const marks = [there?.id, number?.index].flatMap((mark) => mark ?? []);
  if (marks.some((mark) => seen.has(mark))) {
    fault(user, 'identifier', 'row.student_number_twice');
    return undefined;
  }
  for (const mark of marks) seen.add(mark);
  const isNumberNew = number !== null && number.index !== there?.studentNumberIndex;
  const sealed = isNumberNew ? { studentNumberSealed: number.sealed, studentNumberIndex: number.index } : {};
  // Also of a number that was stored before its last four were.
  const tail = number ? { numberTail: number.tail } : {};
  if (there) return pupils.set(there.id, { name, sortKey, sourcedId, ...sealed, ...tail });
  const none = { studentNumberSealed: null, studentNumberIndex: null, numberTail: null };
  return pupils.insert({ id: newId(), districtId, name, sortKey, sex: null, sourcedId, ...none, ...sealed, ...tail });
}

function planPerson(
  user: UserRow,
  there: PersonRow | undefined,
  { persons, usernames, districtId, actorId, newId }: PeopleKnown,
  seen: Set<string>,
  fault: AddFault,
): PersonRow | undefined {
  const { sourcedId, name, sortKey, username, isEnabled } = user;
  const holder = usernames.get(username);
  if (username.length > LONGEST_USERNAME) fault(user, 'username', 'row.username_long');
  else if (seen.has(`name ${username}`)) fault(user, 'username', 'row.username_twice');
  else if (holder !== undefined && holder !== there?.id) fault(user, 'username', 'row.username_taken');
  else if (there?.id === actorId && !isEnabled) fault(user, 'enabledUser', 'row.own_account');
  else {
    seen.add(`name ${username}`);
    const contact = user.contactIndex === undefined ? {} : { contactIndex: user.contactIndex };
    const said = { username, name, sortKey, isEnabled, sourcedId, ...contact };
    if (there) return persons.set(there.id, said);
    // No password: the operator prints a sign-in code, and whoever uses it chooses one.
    const fresh = { id: newId(), districtId, passwordHash: null, mustChangePassword: false, contactIndex: null };
    return persons.insert({ ...fresh, ...said });
  }
  return undefined;
}
