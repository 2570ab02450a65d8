import { shanghaiNoon } from '../../../server/core/calendar/days.ts';
import { schoolYearOf } from '../../../server/core/calendar/terms.ts';
import { insertRows } from '../../bulk.ts';
import type { Writer } from '../../engine.ts';
import type { Tables } from '../../schema/tables.ts';
import { sortKeyOf } from '../../sort-key.ts';
import { unsafeTables } from '../../unsafe-tables.ts';
import { givenName, surname } from '../names.ts';
import type { SeedClass } from '../places.ts';
import type { DemoDistrict, DemoSchool } from './places.ts';
import type { Registry } from './registry.ts';
import { STORIES } from './stories.ts';

export type DemoPupil = {
  readonly id: string;
  readonly key: string;
  /** For the fitness tables; nobody said for one child in fifty. */
  readonly sex: 'female' | 'male' | null;
  readonly isSparse: boolean;
};
/** By class id, in the order of their numbers. */
export type DemoPupils = ReadonlyMap<string, readonly DemoPupil[]>;

type Family = {
  readonly surname: string;
  readonly guardianId: string;
  readonly school: DemoSchool;
  readonly classId: string;
};
type Consent = { readonly pupilId: string; readonly personId: string };

/** Pupils with their guardians: mostly one account, some two, some none, and some guardians with two children in one school or in two. */
export async function seedFamilies(
  tx: Writer,
  registry: Registry,
  district: DemoDistrict,
  today: string,
): Promise<DemoPupils> {
  const { chance, newId, person, grant } = registry;
  const pupils = new Map<string, DemoPupil[]>();
  const rows: Tables['pupils']['$inferInsert'][] = [];
  const asked: Consent[] = [];
  const open: Family[] = [];
  const firstOf = new Map<string, Family>();
  const own: DemoPupil[] = [];
  for (const school of district.schools) {
    for (const at of school.classes) {
      const [low, high] = school.plan.sizes;
      const size = low + chance.below(high - low + 1);
      const inClass: DemoPupil[] = [];
      for (let n = 1; n <= size; n++) {
        const elder = n === 1 ? firstOf.get(elderClassOf(at.key) ?? '') : siblingFor(chance.next(), open, school, at);
        const family = elder?.surname ?? surname(chance);
        const name = family + givenName(chance);
        const key = `${at.key}-${n}`;
        const isSparse = STORIES.sparseClasses.some((one) => one === at.key) && n > size - STORIES.sparseChildren;
        const sex = chance.next() < 0.02 ? null : chance.next() < 0.52 ? ('male' as const) : ('female' as const);
        const pupil = { id: newId(), key, sex, isSparse };
        inClass.push(pupil);
        rows.push({
          id: pupil.id,
          districtId: district.id,
          name,
          sortKey: sortKeyOf(name),
          sex,
          studentNumberSealed: null,
          studentNumberIndex: null,
          sourcedId: key,
        });
        const accounts = elder || n === 1 ? 1 : accountsOf(chance.next());
        for (let account = 1; account <= accounts; account++) {
          const isFirst = account === 1;
          const guardianId =
            (isFirst ? elder?.guardianId : undefined) ??
            person(`guardian-${key}${isFirst ? '' : '-2'}`, guardianName(family));
          grant(guardianId, 'guardian', ['pupil', pupil.id]);
          if (!isFirst) continue;
          asked.push({ pupilId: pupil.id, personId: guardianId });
          const made = { surname: family, guardianId, school, classId: at.id };
          if (n === 1) firstOf.set(at.key, made);
          else if (!elder) open.push(made);
        }
      }
      pupils.set(at.id, inClass);
      own.push(...(at.key === STORIES.ownAccounts.class ? inClass.slice(0, STORIES.ownAccounts.children) : []));
    }
  }
  function guardianName(family: string) {
    return (chance.next() < 0.55 ? family : surname(chance)) + givenName(chance);
  }
  // After all guardians: who of them has never signed in goes by how many were before.
  for (const { id, key } of own)
    grant(person(`pupil-${key}`, rows.find((row) => row.id === id)?.name), 'pupil', ['pupil', id]);
  await insertRows(tx, unsafeTables(tx).pupils, rows);
  await insertRows(tx, unsafeTables(tx).enrolments, enrolmentsOf(district, pupils, newId));
  await registry.write(tx);
  const at = shanghaiNoon(district.terms[0]?.startsOn ?? today);
  const answers = asked.flatMap(({ pupilId, personId }) => {
    const said = chance.next();
    return said < 0.2 ? [] : [{ pupilId, kind: 'photos' as const, isGiven: said < 0.9, personId, at }];
  });
  await insertRows(tx, tx.tables.consents, answers);
  return pupils;
}

/** The class whose first child has the same guardian as the first child of this one, by the stories. */
function elderClassOf(key: string): string | undefined {
  return STORIES.siblings.find(([, second]) => second === key)?.[0];
}

/** Three children in a hundred have a sibling in another class of their school, one in a hundred in another school of their town. */
function siblingFor(drawn: number, open: Family[], school: DemoSchool, at: SeedClass): Family | undefined {
  if (drawn >= 0.04) return undefined;
  const found = open.findIndex((one) =>
    drawn < 0.03
      ? one.school.id === school.id && one.classId !== at.id
      : one.school.id !== school.id && one.school.plan.town === school.plan.town,
  );
  return found === -1 ? undefined : open.splice(found, 1)[0];
}

/** 7 % of children have no guardian with an account, 12 % have two. */
const accountsOf = (drawn: number) => (drawn < 0.07 ? 0 : drawn < 0.19 ? 2 : 1);

/** The first year of a stage has no terms before it. */
export const isEnrolledIn = ({ entryYear }: SeedClass, code: string) => schoolYearOf(code) >= entryYear;

function enrolmentsOf({ terms, schools }: DemoDistrict, pupils: DemoPupils, newId: () => string) {
  const classes = schools.flatMap((school) => school.classes);
  return terms.flatMap((term) =>
    classes
      .filter((at) => isEnrolledIn(at, term.code))
      .flatMap((at) =>
        (pupils.get(at.id) ?? []).map((pupil) => ({
          schoolId: at.schoolId,
          id: newId(),
          pupilId: pupil.id,
          classId: at.id,
          termId: term.id,
          startsOn: term.startsOn,
          endedOn: null,
          sourcedId: `${pupil.key}-${term.code}`,
        })),
      ),
  );
}
