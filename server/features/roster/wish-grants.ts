import type { RosterRole } from '../../oneroster/records.ts';
import type { Book } from './book.ts';
import type { RosterFaults } from './faults.ts';
import type { People } from './plan-people.ts';
import type { Places } from './plan-places.ts';
import type { UserRow } from './prepare-roster.ts';
import type { TeacherRow } from './resolve-enrollments.ts';
import type { GrantRow, TermRow } from './store.ts';

export type RosterGrantRole = 'guardian' | 'teacher' | 'homeroom' | 'principal' | 'school-office';

/** A grant that the package asks for. */
export type GrantWish = Pick<GrantRow, 'personId' | 'placeKind' | 'placeId'> & {
  readonly role: RosterGrantRole;
  /** Where the file says it; what is left out stays as it is. */
  readonly subject?: string | undefined;
  readonly sourcedId: string;
  /** What the file says; null where it says nothing. */
  readonly begin: string | null;
  readonly end: string | null;
  /** From when it holds where the file says nothing. */
  readonly usual: string;
};

export const grantKey = ({ personId, role, placeId }: Pick<GrantRow, 'personId' | 'role' | 'placeId'>) =>
  `${personId} ${role} ${placeId}`;

/** Roles of the whole school. Officers of a district or town are made by its operator, never by a file. */
const AT_SCHOOL: Readonly<Record<string, RosterGrantRole>> = {
  principal: 'principal',
  siteAdministrator: 'school-office',
};

type Known = {
  readonly today: string;
  readonly terms: Book<TermRow>;
  readonly places: Places;
  readonly people: People;
  readonly faults: RosterFaults;
};

export type GrantWishes = {
  readonly wishes: ReadonlyMap<string, GrantWish>;
  /** Pupils whose guardians the package lists in full. */
  readonly listedPupils: ReadonlySet<string>;
  /** What a delta file speaks of, as 'person sourcedId'. */
  readonly listed: ReadonlySet<string>;
};

export function wishGrants(
  said: {
    readonly users: readonly UserRow[];
    readonly roles: readonly RosterRole[];
    readonly teachers: readonly TeacherRow[];
  },
  known: Known,
): GrantWishes {
  const listedPupils = new Set<string>();
  const listed = new Set<string>();
  const wishes = new Map<string, GrantWish>();
  const all = [
    ...teacherWishes(said.teachers, known, listed),
    ...schoolWishes(said.roles, known, listed),
    ...guardianWishes(said.users, known, listedPupils),
  ];
  for (const wish of all) {
    const other = wishes.get(grantKey(wish));
    wishes.set(grantKey(wish), other ? joined(other, wish) : wish);
  }
  return { wishes, listedPupils, listed };
}

function teacherWishes(teachers: readonly TeacherRow[], { terms, today }: Known, listed: Set<string>): GrantWish[] {
  return teachers.flatMap(({ row, at, termIds, person }) => {
    listed.add(`${person.id} ${row.sourcedId}`);
    if (row.status !== 'active') return [];
    const first = termIds.flatMap((id) => terms.get(id)?.startsOn ?? []).sort()[0];
    return {
      personId: person.id,
      role: row.primary ? ('homeroom' as const) : ('teacher' as const),
      placeKind: 'class' as const,
      placeId: at.id,
      subject: row.subject,
      sourcedId: row.sourcedId,
      begin: row.beginDate,
      end: row.endDate,
      usual: first ?? today,
    };
  });
}

function schoolWishes(roles: readonly RosterRole[], { places, people, today, faults }: Known, listed: Set<string>) {
  return roles.flatMap((row): GrantWish[] => {
    const role = AT_SCHOOL[row.role];
    const person = people.personOf.get(row.userSourcedId);
    if (person) listed.add(`${person.id} ${row.sourcedId}`);
    if (role === undefined || row.status !== 'active') return [];
    if (row.beginDate !== null && row.endDate !== null && row.endDate < row.beginDate) {
      faults.add('roles', row, 'endDate', 'row.dates');
      return [];
    }
    if (!person) {
      const isPupil = people.pupilOf.has(row.userSourcedId);
      const code = isPupil ? 'row.user_kind' : 'row.unknown_user';
      const of = { file: 'users', sourcedIds: [row.userSourcedId] } as const;
      faults.addMissing('roles', row, { field: 'userSourcedId', code, of });
      return [];
    }
    // The same word at an area is no grant here.
    const school = places.schoolOf.get(row.orgSourcedId);
    if (!school) return [];
    const { sourcedId, beginDate: begin, endDate: end } = row;
    return [
      { personId: person.id, role, placeKind: 'school', placeId: school.id, sourcedId, begin, end, usual: today },
    ];
  });
}

function guardianWishes(users: readonly UserRow[], { people, today, faults }: Known, listedPupils: Set<string>) {
  return users.flatMap((user): GrantWish[] => {
    const pupil = people.pupilOf.get(user.sourcedId);
    if (!pupil || user.status !== 'active') return [];
    listedPupils.add(pupil.id);
    return user.agentSourcedIds.flatMap((agent): GrantWish[] => {
      const person = people.personOf.get(agent);
      if (!person) {
        const code = people.pupilOf.has(agent) ? 'row.guardian_is_pupil' : 'row.unknown_guardian';
        faults.addMissing('users', user, {
          field: 'agentSourcedIds',
          code,
          of: { file: 'users', sourcedIds: [agent] },
        });
        return [];
      }
      const place = { placeKind: 'pupil' as const, placeId: pupil.id };
      const { sourcedId } = user;
      return [{ personId: person.id, role: 'guardian', ...place, sourcedId, begin: null, end: null, usual: today }];
    });
  });
}

/** Two rows for one grant (a teacher of two subjects): it holds from the first to the last of their days. */
function joined(one: GrantWish, other: GrantWish): GrantWish {
  const begin = one.begin === null || other.begin === null ? null : one.begin < other.begin ? one.begin : other.begin;
  const end = one.end === null || other.end === null ? null : one.end > other.end ? one.end : other.end;
  return { ...one, begin, end, usual: one.usual < other.usual ? one.usual : other.usual };
}
