import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import { derive, pinnedDimensions } from '../derive/derive.ts';
import type { Store, Writer } from '../engine.ts';
import { type Kept, keep } from '../measure/keep.ts';
import { releaseTerm } from '../measure/release-term.ts';
import { chanceOf, idsOf } from './chance.ts';
import { seedEvidence } from './evidence.ts';
import { DISTRICTS, type DistrictPlan } from './names.ts';
import { type SeedPeople, seedPeople } from './people.ts';
import { type SeedDistrict, seedPlaces } from './places.ts';

export type SeedParts = {
  /** The demo is a pure function of this day. */
  readonly today: string;
  readonly rubrics: readonly Rubric[];
  readonly pupilsInClass: number;
  readonly hasEvidence: boolean;
  readonly passwordHashes?: Readonly<Record<string, string>>;
  /** Goes behind every name of the second district, so that a test can see it where it must not be. */
  readonly canary?: string;
  readonly progress?: (done: number, of: number) => void;
};

export type Seeded = { readonly districts: readonly SeedDistrict[]; readonly people: ReadonlyMap<string, SeedPeople> };

/** Two small districts alike, with evidence up to today. A district is one transaction, and so is each class's evidence. */
export async function seed(store: Store, parts: SeedParts): Promise<Seeded> {
  const districts: SeedDistrict[] = [];
  const people = new Map<string, SeedPeople>();
  for (const plan of DISTRICTS) {
    const [district, who] = await store.write((tx) => seedDistrict(tx, plan, parts));
    districts.push(district);
    people.set(district.id, who);
  }
  if (parts.hasEvidence) await seedAllEvidence(store, districts, people, parts);
  const release = {
    now: shanghaiNoon(parts.today),
    read: store.read,
    keep: (kept: Kept) => store.write((tx) => keep(tx, kept)),
  };
  for (const { id: districtId, terms } of districts)
    for (const { id: termId } of terms) await releaseTerm({ ...release, districtId, termId });
  return { districts, people };
}

async function seedDistrict(tx: Writer, plan: DistrictPlan, parts: SeedParts): Promise<[SeedDistrict, SeedPeople]> {
  const { today, rubrics, pupilsInClass, passwordHashes = {}, canary = '' } = parts;
  const now = shanghaiNoon(today);
  const newId = idsOf(`${today} ${plan.key}`, now);
  const mark = plan.key === 'd1' ? '' : canary;
  const district = await seedPlaces(tx, { plan, today, now, newId, rubrics, mark });
  const chance = chanceOf(`${today} ${plan.key} people`);
  const people = await seedPeople(tx, { district, pupilsInClass, chance, newId, mark, passwordHashes });
  for (const term of district.terms) await deriveTerm(tx, district, people, { termId: term.id, today });
  return [district, people];
}

async function seedAllEvidence(
  store: Store,
  districts: readonly SeedDistrict[],
  people: ReadonlyMap<string, SeedPeople>,
  { today, progress }: SeedParts,
) {
  const work = districts.flatMap((district) =>
    district.terms.flatMap((term) =>
      district.schools.flatMap((school) => school.classes.map((at) => ({ district, term, school, at }))),
    ),
  );
  for (const [done, { district, term, school, at }] of work.entries()) {
    const who = people.get(district.id);
    if (!who) continue;
    const words = `${today} ${district.key}`;
    const newId = idsOf(`${words} ${at.key} ${term.code}`, shanghaiNoon(today));
    const isLate = at.key === `${school.key}c3`;
    await store.write(async (tx) => {
      await seedEvidence(tx, { at, term, people: who, today, words, newId, isLate });
      await deriveTerm(tx, { ...district, schools: [{ ...school, classes: [at] }] }, who, { termId: term.id, today });
    });
    progress?.(done + 1, work.length);
  }
}

async function deriveTerm(
  tx: Writer,
  district: SeedDistrict,
  people: SeedPeople,
  { termId, today }: { termId: string; today: string },
) {
  const dimensions = await pinnedDimensions(tx, termId);
  for (const school of district.schools) {
    for (const at of school.classes) {
      const pupilIds = (people.pupils.get(at.id) ?? []).map((pupil) => pupil.id);
      await derive(tx, { schoolId: school.id, termId, pupilIds, dimensions, classIds: [at.id], today });
    }
  }
}
