import type { Dimension } from '../../../server/core/rubric/rubric.ts';
import { insertRows } from '../../bulk.ts';
import { insertAdoptions } from '../../change-frame.ts';
import type { Writer } from '../../engine.ts';
import { sortKeyOf } from '../../sort-key.ts';
import { areaKey, type DemoDistrict } from './places.ts';
import { TEMPLATES } from './slots.ts';
import { STORIES } from './stories.ts';

/** Practice bases of the district by their key in activities.json; all invented. */
const BASES: Readonly<Record<string, string>> = {
  hetian: '禾田劳动实践基地',
  qingteng: '青藤手工坊',
  zhiyun: '纸韵工坊',
  sangyuan: '桑园蚕桑体验园',
  xinghuo: '星火科创营地',
  minsu: '水乡民俗馆',
  shequ: '向阳社区服务站',
};
/** Those every whole school has of its own. */
const OWN_BASES: Readonly<Record<string, string>> = { school: '校园小农场', wood: '木工坊' };
const ORGANISERS = ['少先队', '德育处', '劳动科组', '艺术科组', '科学科组', '体育科组', '语文科组', '心理辅导室'];

/** The id of a base by school id and its key in activities.json; null where the school has none. */
export type BaseOf = (schoolId: string, key: string | undefined) => string | null;

/** Bases, organisers, activities that come again, and who adopted which school-based indicator. */
export async function seedLibrary(
  tx: Writer,
  { district, now, newId, officerId }: { district: DemoDistrict; now: number; newId: () => string; officerId: string },
): Promise<BaseOf> {
  const ids = new Map<string, string>();
  const base = (key: string, name: string, kind: 'base' | 'organiser', schoolId: string | null) => {
    const id = newId();
    ids.set(`${schoolId ?? ''}/${key}`, id);
    return {
      id,
      districtId: district.id,
      schoolId,
      kind,
      name,
      sortKey: sortKeyOf(name),
      address: null,
      endedAt: null,
    };
  };
  const whole = district.schools.filter((school) => school.plan.isWhole);
  const bases = [
    ...Object.entries(BASES).map(([key, name]) => base(key, name, 'base', null)),
    ...ORGANISERS.map((name) => base(name, name, 'organiser', null)),
    ...whole.flatMap(({ id }) => Object.entries(OWN_BASES).map(([key, name]) => base(key, name, 'base', id))),
  ];
  const baseOf: BaseOf = (schoolId, key) => ids.get(`/${key}`) ?? ids.get(`${schoolId}/${key}`) ?? null;
  await insertRows(tx, tx.tables.bases, bases);

  const template = (schoolId: string | null, { indicatorId, hours, choices }: (typeof TEMPLATES)[number]) =>
    choices.map(({ title, place = null, organiser = null, base: key }) => ({
      id: newId(),
      districtId: district.id,
      schoolId,
      title,
      sortKey: sortKeyOf(title),
      indicatorIds: [indicatorId],
      place,
      organiser,
      baseId: baseOf(schoolId ?? '', key),
      hours: hours?.[0] ?? null,
      createdBy: officerId,
      createdAt: now,
      endedAt: null,
    }));
  const adoptedBy = (key: string) => STORIES.adoptions.filter((one) => one.schools.some((school) => school === key));
  const isOwn = new Set<string>(STORIES.adoptions.flatMap((one) => (one.schools.length > 0 ? [one.indicatorId] : [])));
  // What the library offers is recorded from now on, by the edition in force.
  const offered = TEMPLATES.filter((one) => one.edition !== 1);
  const templates = [
    ...offered.filter((one) => !isOwn.has(one.indicatorId)).flatMap((one) => template(null, one)),
    ...district.schools.flatMap(({ id, plan }) =>
      adoptedBy(plan.key).flatMap(({ indicatorId }) =>
        offered.filter((one) => one.indicatorId === indicatorId).flatMap((one) => template(id, one)),
      ),
    ),
  ];
  await insertRows(tx, tx.tables.activityTemplates, templates);
  await insertAdoptions(tx, district.id, adoptionsOf(district, now, newId, officerId));
  return baseOf;
}

function adoptionsOf(district: DemoDistrict, now: number, newId: () => string, officerId: string) {
  const schoolIds = new Map(district.schools.map(({ id, plan }) => [plan.key, id]));
  return STORIES.adoptions.flatMap(({ indicatorId, towns, groups, schools }) => {
    const areas = [...towns.map((key) => areaKey('town', key)), ...groups.map((key) => areaKey('group', key))];
    const owners = [
      ...areas.map((key) => ({ ownerKind: 'area' as const, ownerId: district.areas.get(key) })),
      ...schools.map((key) => ({ ownerKind: 'school' as const, ownerId: schoolIds.get(key) })),
    ];
    return owners.flatMap(({ ownerKind, ownerId }) =>
      ownerId === undefined
        ? []
        : {
            id: newId(),
            districtId: district.id,
            ownerKind,
            ownerId,
            dimension: (indicatorId.split('.')[0] ?? '') as Dimension,
            indicatorId,
            body: null,
            adoptedAt: now,
            adoptedBy: officerId,
            endedAt: null,
            endedBy: null,
          },
    );
  });
}
