import { dayNumber, dayOf, shanghaiNoon } from '../../../server/core/calendar/days.ts';
import { entryYearOf, schoolYearOf, stageOf } from '../../../server/core/calendar/terms.ts';
import type { Rubric } from '../../../server/core/rubric/rubric.ts';
import { insertSchools, insertTerms, pinTerms } from '../../change-frame.ts';
import type { Writer } from '../../engine.ts';
import type { DaysOff } from '../../schema/org.ts';
import { sortKeyOf } from '../../sort-key.ts';
import { unsafeTables } from '../../unsafe-tables.ts';
import { type SeedClass, type SeedTerm, termsAround } from '../places.ts';
import { DEMO_DISTRICT, DEMO_GROUPS, DEMO_TOWNS } from './areas.ts';
import type { SchoolPlan } from './plan.ts';

export type DemoTerm = SeedTerm & { readonly daysOff: readonly DaysOff[] };
export type DemoSchool = { readonly id: string; readonly plan: SchoolPlan; readonly classes: readonly SeedClass[] };
export type DemoDistrict = {
  readonly id: string;
  /** The key of a town or group → its id. */
  readonly areas: ReadonlyMap<string, string>;
  readonly terms: readonly DemoTerm[];
  readonly schools: readonly DemoSchool[];
};

type Parts = {
  readonly schools: readonly SchoolPlan[];
  readonly today: string;
  readonly newId: () => string;
  readonly rubrics: readonly Rubric[];
};

/** The district with its towns, groups, three terms, published rubrics (the newest version of each from the last term on), schools and classes. A class is known by its grade in the last term. */
export async function seedDemoPlaces(tx: Writer, { schools: plans, today, newId, rubrics }: Parts) {
  const t = unsafeTables(tx);
  const id = newId();
  const area = (
    kind: 'district' | 'town' | 'group',
    areaId: string,
    sourcedId: string,
    [name, nameEn]: readonly [string, string],
  ) => ({
    id: areaId,
    districtId: id,
    kind,
    path: areaId === id ? `/${id}/` : `/${id}/${areaId}/`,
    name,
    nameEn,
    sourcedId,
  });
  const towns = Object.entries(DEMO_TOWNS).map(([key, { code, name }]) => ({
    key,
    row: area('town', newId(), code, name),
  }));
  const groups = Object.entries(DEMO_GROUPS).map(([key, { name }]) => ({
    key,
    row: area('group', newId(), `group-${key}`, name),
  }));
  const below = [...towns, ...groups];
  await tx
    .insert(t.areas)
    .values([area('district', id, DEMO_DISTRICT.code, DEMO_DISTRICT.name), ...below.map(({ row }) => row)]);
  const areas = new Map(below.map(({ key, row }) => [areaKey(row.kind, key), row.id]));

  const terms = termsAround(today, 3).map((term) => ({
    ...term,
    id: newId(),
    districtId: id,
    daysOff: daysOffIn(term),
    sourcedId: `${DEMO_DISTRICT.key}-${term.code}`,
  }));
  await insertTerms(tx, id, terms);
  for (const body of rubrics) {
    const { key, version, dimension } = body;
    const rubricId = newId();
    const isReplaced = rubrics.some((one) => one.key === key && one.version > version);
    const isFirst = !rubrics.some((one) => one.key === key && one.version < version);
    const inForce = terms.filter((term) => (term === terms.at(-1) ? !isReplaced : isFirst));
    // Nobody is rated by what is published afterwards.
    const publishedAt = shanghaiNoon(dayOf(dayNumber(inForce[0]?.startsOn ?? today) - 14));
    await tx.insert(t.rubrics).values({ id: rubricId, districtId: id, key, version, dimension, body, publishedAt });
    await pinTerms(
      tx,
      id,
      inForce.map((term) => ({ termId: term.id, dimension, rubricId })),
    );
  }

  const schoolYear = schoolYearOf(terms.at(-1)?.code ?? today);
  const schools = plans.map((plan): DemoSchool => {
    const schoolId = newId();
    const classes = [...plan.grades].flatMap(([grade, count]) =>
      Array.from({ length: count }, (_, at) => ({
        id: newId(),
        schoolId,
        grade,
        number: at + 1,
        entryYear: entryYearOf(grade, schoolYear),
        key: `${plan.key}-${grade}-${at + 1}`,
      })),
    );
    return { id: schoolId, plan, classes };
  });
  await insertSchools(
    tx,
    id,
    schools.map(({ id: schoolId, plan }) => {
      const areaId = areas.get(areaKey('town', plan.town)) ?? id;
      const groupId = plan.group === null ? null : (areas.get(areaKey('group', plan.group)) ?? null);
      const [name, nameEn] = plan.name;
      const path = `/${id}/${areaId}/${schoolId}/`;
      return {
        id: schoolId,
        districtId: id,
        areaId,
        groupId,
        path,
        name,
        nameEn,
        sortKey: sortKeyOf(name),
        sourcedId: plan.key,
      };
    }),
  );
  const classRows = schools.flatMap(({ classes }) => classes);
  await tx.insert(t.classes).values(
    classRows.map(({ id: classId, schoolId, grade, entryYear, number, key }) => ({
      schoolId,
      id: classId,
      stage: stageOf(grade),
      entryYear,
      number,
      sourcedId: key,
    })),
  );
  return { id, areas, terms, schools } satisfies DemoDistrict;
}

/** A town and a group may go by one name. */
export const areaKey = (kind: 'district' | 'town' | 'group', key: string) => `${kind}:${key}`;

/** The holidays of fixed date; those of the lunar calendar differ from year to year, and a school enters them itself. */
function daysOffIn({ startsOn, endsOn }: Omit<SeedTerm, 'id'>): DaysOff[] {
  const [autumn, spring] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  return [
    { from: `${autumn}-10-01`, to: `${autumn}-10-07`, name: '国庆节' },
    { from: `${spring}-01-01`, to: `${spring}-01-03`, name: '元旦' },
    { from: `${spring}-04-04`, to: `${spring}-04-06`, name: '清明节' },
    { from: `${spring}-05-01`, to: `${spring}-05-05`, name: '劳动节' },
  ].filter(({ from, to }) => startsOn <= from && to <= endsOn);
}
