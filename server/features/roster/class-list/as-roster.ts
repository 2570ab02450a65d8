import type { Place } from '../../../class-lists/cells.ts';
import { gradeOf, isThereOn } from '../../../core/calendar/terms.ts';
import { grouped } from '../../../core/grouped.ts';
import type { EnrollmentRow, PreparedRoster, UserRow } from '../prepare-roster.ts';
import type { ClassRow, EnrolmentRow, SchoolRow, TermRow } from '../store.ts';
import type { Held, Mention, Someone } from './match-people.ts';
import { isHeld } from './match-people.ts';
import type { MatchedPupil } from './match-pupils.ts';
import type { PreparedList } from './prepare-list.ts';
import { classKey, type NamedClass } from './resolve-classes.ts';
import type { TaughtBy } from './wish-teachers.ts';

export type Matched = {
  readonly list: PreparedList;
  readonly pupils: readonly MatchedPupil[];
  readonly classes: readonly NamedClass[];
  readonly mentions: readonly { readonly mention: Mention; readonly index: number }[];
  readonly someoneOf: ReadonlyMap<Mention, Someone>;
  readonly teachers: readonly TaughtBy[];
};
export type Stored = {
  readonly school: SchoolRow;
  readonly term: TermRow;
  readonly today: string;
  readonly classes: readonly ClassRow[];
  readonly stays: readonly EnrolmentRow[];
  readonly guardians: readonly Held[];
  /** Grants on the classes of the school. */
  readonly staff: readonly Held[];
  /** Usernames that somebody has. */
  readonly usernames: ReadonlySet<string>;
  readonly newId: () => string;
};

const ACTIVE = { status: 'active', dateLastModified: null } as const;

/** A list whose people are known as the rows that a package would have of them: the one planner does the rest. `places` says where each line stands. */
export function asRoster(matched: Matched, stored: Stored): { roster: PreparedRoster; places: readonly Place[] } {
  const { list, pupils } = matched;
  const places: Place[] = [];
  const line = (place: Place) => places.push(place) - 1;
  const { school, newId } = stored;
  const classes = matched.classes.map((named) => asClass(named, stored, pupils, line));
  const classId = new Map(matched.classes.map((named, index) => [classKey(named), classes[index]?.sourcedId ?? '']));
  const persons = asPersons(matched, stored, line);
  const schoolSourcedId = school.sourcedId;
  const users: UserRow[] = [...persons.users];
  const enrollments: EnrollmentRow[] = [];
  const sexes: PreparedRoster['sexes'][number][] = [];

  pupils.forEach(({ line: said, pupil }, index) => {
    const sourcedId = pupil?.sourcedId ?? newId();
    const { name, sortKey, number, sex, numberInClass } = said;
    const shared = { ...ACTIVE, sourcedId, line: line(said.place) };
    const agentSourcedIds = persons.guardiansOf(index, pupil?.id);
    const person = { isEnabled: true, username: '', nameFault: null };
    users.push({ ...shared, ...person, name, sortKey, agentSourcedIds, number });
    if (sex !== null) sexes.push({ sourcedId, sex });
    const stay = pupil && stayIn(said.classId, pupil.id, stored);
    enrollments.push({
      ...ACTIVE,
      line: line(said.numberPlace),
      sourcedId: stay?.sourcedId ?? newId(),
      classSourcedId: classId.get(said.classKey) ?? '',
      schoolSourcedId,
      userSourcedId: sourcedId,
      role: 'student',
      primary: false,
      beginDate: stay ? null : firstDay(said.classId, stored),
      endDate: null,
      ...(numberInClass === null ? {} : { numberInClass }),
    });
  });
  for (const taught of matched.teachers) {
    const { place, end, subject, ...said } = taught;
    const userSourcedId = 'someone' in said ? persons.sourcedIdOf(said.someone) : said.sourcedId;
    enrollments.push({
      line: line(place),
      status: end ? 'tobedeleted' : 'active',
      dateLastModified: null,
      sourcedId: said.grantId ?? newId(),
      classSourcedId: said.class.sourcedId ?? classId.get(classKey(said.class)) ?? '',
      schoolSourcedId,
      userSourcedId,
      role: 'teacher',
      primary: said.isHomeroom,
      beginDate: said.begin,
      endDate: null,
      ...(subject === undefined ? {} : { subject }),
    });
  }
  const bulk = { name: 'enrollments.csv', mode: 'bulk', rows: pupils.length, imported: true } as const;
  const { dryRun, allowShrink } = list;
  const allowed = { allowShrink, allowDistrict: false, allowDates: false };
  const nothing = { orgs: [], sessions: [], roles: [] };
  // A list of teachers alone speaks for no pupil.
  const files = pupils.length > 0 ? [bulk] : [];
  const roster = {
    dryRun,
    ...allowed,
    speaksFor: 'classes',
    files,
    roleFile: 'roles.csv',
    ...nothing,
    classes,
    users,
    enrollments,
    sexes,
    ownNumbers: 0,
    extras: [],
  } as const;
  return { roster, places };
}

function asClass(
  named: NamedClass,
  { classes, school, term, newId }: Stored,
  pupils: readonly MatchedPupil[],
  line: (place: Place) => number,
) {
  const key = classKey(named);
  const there = classes.find((row) => classKey(row) === key);
  const place = pupils.find((one) => one.line.classKey === key)?.line.classPlace;
  if (!place) throw new Error('a class that no row names');
  return {
    ...ACTIVE,
    line: line(place),
    sourcedId: there?.sourcedId ?? newId(),
    title: '',
    grades: [String(gradeOf(named, term.code))],
    courseSourcedId: '',
    classCode: String(named.number),
    classType: 'homeroom',
    schoolSourcedId: school.sourcedId,
    termSourcedIds: [term.sourcedId],
  };
}

/** The stay that a row is about: the one that holds now, in the class it names. */
function stayIn(
  classId: string | undefined,
  pupilId: string,
  { stays, term, today }: Stored,
): EnrolmentRow | undefined {
  const now = today < term.startsOn ? term.startsOn : today;
  return stays.find(
    (stay) => stay.classId === classId && stay.pupilId === pupilId && stay.termId === term.id && isThereOn(stay, now),
  );
}

/** Whoever comes into a class that has pupils already comes today; the first list of a class is of its term. */
function firstDay(classId: string | undefined, { stays, term, today }: Stored): string | null {
  const isRunning = term.startsOn <= today;
  const hasPupils = stays.some((stay) => stay.classId === classId && stay.termId === term.id);
  return isRunning && hasPupils ? today : null;
}

/** The accounts that a list names, each once, and whose guardians they are. */
function asPersons({ mentions, someoneOf, teachers }: Matched, stored: Stored, line: (place: Place) => number) {
  const { newId, today } = stored;
  const rows = new Map<Someone, UserRow>();
  const used = new Set(stored.usernames);
  const rowOf = (someone: Someone): UserRow => {
    const found = rows.get(someone);
    if (found) return found;
    const { first, there, contact, name } = someone;
    const usernames = [...first.usernames, `${first.usernames[0] ?? ''}${newId().slice(-12)}`];
    const username = there?.username ?? usernames.find((one) => !used.has(one)) ?? newId();
    used.add(username);
    const written = name ?? { name: there?.name ?? first.name, sortKey: there?.sortKey ?? first.sortKey };
    const row: UserRow = {
      ...ACTIVE,
      line: line(first.place),
      sourcedId: there?.sourcedId ?? first.staffId ?? newId(),
      isEnabled: there?.isEnabled ?? true,
      username,
      name: written.name,
      sortKey: written.sortKey,
      nameFault: null,
      agentSourcedIds: [],
      number: null,
      personId: there?.id,
      contactIndex: contact ?? undefined,
    };
    rows.set(someone, row);
    return row;
  };
  const said = grouped(mentions, ({ index }) => String(index));
  const guardians = new Map(
    [...said].map(([index, some]) => {
      const ids = some.flatMap(({ mention }) => {
        const someone = someoneOf.get(mention);
        return someone ? rowOf(someone).sourcedId : [];
      });
      return [Number(index), [...new Set(ids)]] as const;
    }),
  );
  for (const taught of teachers) if ('someone' in taught) rowOf(taught.someone);
  const kept = grouped(
    stored.guardians.filter(({ grant }) => grant.sourcedId !== null && isHeld(grant, today)),
    ({ grant }) => grant.placeId,
  );
  return {
    users: [...rows.values()],
    sourcedIdOf: (someone: Someone) => rowOf(someone).sourcedId,
    /** Those a row names are all of them; where it names none, nothing is said of those who are there. */
    guardiansOf: (index: number, pupilId: string | undefined) =>
      guardians.get(index) ?? (kept.get(pupilId ?? '') ?? []).flatMap(({ person }) => person.sourcedId ?? []),
  };
}
