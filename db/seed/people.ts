import type { Writer } from '../engine.ts';
import type { GrantRole, PlaceKind } from '../schema/people.ts';
import { sortKeyOf } from '../sort-key.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { Chance } from './chance.ts';
import { personName } from './names.ts';
import type { SeedDistrict } from './places.ts';

export type SeedPupil = { readonly id: string; readonly name: string };
export type SeedStaff = { readonly homeroom: string; readonly labour: string };
/** By class id. */
export type SeedPeople = {
  readonly pupils: ReadonlyMap<string, readonly SeedPupil[]>;
  readonly staff: ReadonlyMap<string, SeedStaff>;
};

type Parts = {
  readonly district: SeedDistrict;
  readonly pupilsInClass: number;
  readonly chance: Chance;
  readonly newId: () => string;
  readonly mark: string;
  /** PHC strings by username; everyone else gets a sign-in code from the operator. */
  readonly passwordHashes: Readonly<Record<string, string>>;
};

/**
 * Staff, pupils with one guardian each, enrolments in every term, and the grants of all. Usernames say who it is:
 * officer-d1, roster-d1, principal-d1s1, office-d1s1, labour-d1s1, homeroom-d1s1c1, guardian-d1s1c1p1.
 */
export async function seedPeople(
  tx: Writer,
  { district, pupilsInClass, chance, newId, mark, passwordHashes }: Parts,
): Promise<SeedPeople> {
  const t = unsafeTables(tx);
  const startsOn = district.terms[0]?.startsOn ?? '';
  const persons: (typeof t.persons.$inferInsert)[] = [];
  const grants: (typeof t.grants.$inferInsert)[] = [];
  const person = (username: string) => {
    const name = personName(chance) + mark;
    const row = {
      id: newId(),
      districtId: district.id,
      username,
      name,
      sortKey: sortKeyOf(name),
      passwordHash: passwordHashes[username] ?? null,
      mustChangePassword: false,
      isEnabled: true,
      sourcedId: username,
    };
    persons.push(row);
    return row.id;
  };
  const grant = (
    personId: string,
    role: GrantRole,
    placeKind: PlaceKind,
    placeId: string,
    subject: string | null = null,
  ) =>
    grants.push({ id: newId(), personId, role, placeKind, placeId, subject, startsOn, endsOn: null, sourcedId: null });

  grant(person(`officer-${district.key}`), 'officer', 'area', district.id);
  grant(person(`roster-${district.key}`), 'roster-manager', 'area', district.id);
  const pupils = new Map<string, SeedPupil[]>();
  const staff = new Map<string, SeedStaff>();
  const pupilRows: (typeof t.pupils.$inferInsert)[] = [];
  const enrolments: (typeof t.enrolments.$inferInsert)[] = [];
  for (const school of district.schools) {
    grant(person(`principal-${school.key}`), 'principal', 'school', school.id);
    grant(person(`office-${school.key}`), 'school-office', 'school', school.id);
    const labour = person(`labour-${school.key}`);
    for (const at of school.classes) {
      const homeroom = person(`homeroom-${at.key}`);
      grant(homeroom, 'homeroom', 'class', at.id);
      grant(labour, 'teacher', 'class', at.id, '劳动');
      staff.set(at.id, { homeroom, labour });
      const inClass: SeedPupil[] = [];
      for (let n = 1; n <= pupilsInClass; n++) {
        const name = personName(chance) + mark;
        const pupil = {
          id: newId(),
          districtId: district.id,
          name,
          sortKey: sortKeyOf(name),
          sourcedId: `${at.key}p${n}`,
        };
        pupilRows.push({ ...pupil, studentNumberSealed: null, studentNumberIndex: null });
        inClass.push(pupil);
        grant(person(`guardian-${at.key}p${n}`), 'guardian', 'pupil', pupil.id);
        for (const term of district.terms) {
          enrolments.push({
            schoolId: school.id,
            id: newId(),
            pupilId: pupil.id,
            classId: at.id,
            termId: term.id,
            startsOn: term.startsOn,
            endedOn: null,
            sourcedId: `${at.key}p${n}-${term.code}`,
          });
        }
      }
      pupils.set(at.id, inClass);
    }
  }
  await insertAll(persons, (rows) => tx.insert(t.persons).values(rows));
  await insertAll(pupilRows, (rows) => tx.insert(t.pupils).values(rows));
  await insertAll(enrolments, (rows) => tx.insert(t.enrolments).values(rows));
  await insertAll(grants, (rows) => tx.insert(t.grants).values(rows));
  return { pupils, staff };
}

/** A statement takes at most 32 766 values on SQLite. */
async function insertAll<T>(rows: readonly T[], insert: (part: T[]) => PromiseLike<unknown>) {
  for (let at = 0; at < rows.length; at += 1000) await insert(rows.slice(at, at + 1000));
}
