import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { entryYearOf, schoolYearOf, stageOf } from '../../server/core/calendar/terms.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import { insertSchools, insertTerms, pinTerms } from '../change-frame.ts';
import type { Writer } from '../engine.ts';
import { adoptAll } from '../pinned-rubrics.ts';
import { sortKeyOf } from '../sort-key.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { DistrictPlan } from './names.ts';

export type SeedTerm = {
  readonly id: string;
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
};
export type SeedClass = {
  readonly id: string;
  readonly schoolId: string;
  readonly grade: number;
  readonly number: number;
  readonly entryYear: number;
  readonly key: string;
};
export type SeedSchool = { readonly id: string; readonly key: string; readonly classes: readonly SeedClass[] };
export type SeedDistrict = {
  readonly id: string;
  readonly key: string;
  readonly terms: readonly SeedTerm[];
  readonly schools: readonly SeedSchool[];
};

/** The term that a day lies in or follows, and those before it, `count` in all, oldest first. Autumn begins on 1 September, spring on 24 February. */
export function termsAround(today: string, count: number): Omit<SeedTerm, 'id'>[] {
  const year = Number(today.slice(0, 4));
  const all = [year - 2, year - 1, year].flatMap((start) => [
    { code: `${start}-${start + 1}-1`, startsOn: `${start}-09-01`, endsOn: `${start + 1}-01-22` },
    { code: `${start}-${start + 1}-2`, startsOn: `${start + 1}-02-24`, endsOn: `${start + 1}-07-10` },
  ]);
  return all.filter((term) => term.startsOn <= today).slice(-count);
}

/** A district with its towns, group, terms, published rubrics, schools and classes. */
export async function seedPlaces(
  tx: Writer,
  {
    plan,
    today,
    now,
    newId,
    rubrics,
    mark,
  }: { plan: DistrictPlan; today: string; now: number; newId: () => string; rubrics: readonly Rubric[]; mark: string },
): Promise<SeedDistrict> {
  const t = unsafeTables(tx);
  const id = newId();
  const [name, nameEn] = plan.name;
  const district = {
    id,
    districtId: id,
    kind: 'district' as const,
    path: `/${id}/`,
    name: name + mark,
    nameEn: nameEn + mark,
    sourcedId: plan.key,
  };
  const below =
    (kind: 'town' | 'group') =>
    ([zh, en]: readonly [string, string], index: number) => {
      const areaId = newId();
      return {
        id: areaId,
        districtId: id,
        kind,
        path: `/${id}/${areaId}/`,
        name: zh + mark,
        nameEn: en + mark,
        sourcedId: `${plan.key}-${kind}${index + 1}`,
      };
    };
  const towns = plan.towns.map(below('town'));
  const groups = plan.groups.map(below('group'));
  await tx.insert(t.areas).values([district, ...towns, ...groups]);

  const terms = termsAround(today, 2).map((term) => ({
    ...term,
    id: newId(),
    districtId: id,
    sourcedId: `${plan.key}-${term.code}`,
  }));
  await insertTerms(tx, id, terms);
  for (const body of rubrics) {
    const rubricId = newId();
    const { key, version, dimension } = body;
    await tx
      .insert(t.rubrics)
      .values({ id: rubricId, districtId: id, key, version, dimension, body, publishedAt: now });
    await pinTerms(
      tx,
      id,
      terms.map((term) => ({ termId: term.id, dimension, rubricId })),
    );
    await adoptAll(tx, id, body, { now, newId });
  }
  const schoolYear = schoolYearOf(terms.at(-1)?.code ?? shanghaiDay(now));
  const schools: SeedSchool[] = [];
  for (const [index, school] of plan.schools.entries()) {
    const schoolId = newId();
    const key = `${plan.key}s${index + 1}`;
    const town = towns[school.town];
    if (!town) throw new Error(`${key} stands in no town`);
    const [zh, en] = school.name;
    const row = {
      id: schoolId,
      districtId: id,
      areaId: town.id,
      groupId: groups[0]?.id ?? null,
      path: `${town.path}${schoolId}/`,
      name: zh + mark,
      nameEn: en + mark,
      sortKey: sortKeyOf(zh),
      sourcedId: key,
    };
    await insertSchools(tx, id, [row]);
    const classes = school.classes.map(([grade, number], at) => {
      const entryYear = entryYearOf(grade, schoolYear);
      return { id: newId(), schoolId, grade, number, entryYear, key: `${key}c${at + 1}` };
    });
    await tx.insert(t.classes).values(
      classes.map(({ id: classId, grade, number, entryYear, key: sourcedId }) => ({
        schoolId,
        id: classId,
        stage: stageOf(grade),
        entryYear,
        number,
        sourcedId,
      })),
    );
    schools.push({ id: schoolId, key, classes });
  }
  return { id, key: plan.key, terms, schools };
}
