import { shanghaiNoon } from '../../../server/core/calendar/days.ts';
import { schoolYearOf } from '../../../server/core/calendar/terms.ts';
import type { Rubric } from '../../../server/core/rubric/rubric.ts';
import { derive, pinnedDimensions } from '../../derive/derive.ts';
import type { Store, Writer } from '../../engine.ts';
import { raiseFrame } from '../../frame.ts';
import { selectRubrics } from '../../pinned-rubrics.ts';
import { idsOf } from '../chance.ts';
import type { SeedClass } from '../places.ts';
import { seedArrangements } from './arrangements.ts';
import { seedClassEvidence } from './evidence.ts';
import { type DemoPupils, isEnrolledIn, seedFamilies } from './families.ts';
import { seedFamilySide } from './family-side.ts';
import { seedActions } from './improvement.ts';
import { type BaseOf, seedLibrary } from './library.ts';
import { type DemoDistrict, type DemoSchool, type DemoTerm, seedDemoPlaces } from './places.ts';
import { DEMO_SCHOOLS, type SchoolPlan } from './plan.ts';
import { openRegistry } from './registry.ts';
import { type DemoStaff, seedStaff } from './staff.ts';

export type DemoParts = {
  /** The demo is a pure function of this day. */
  readonly today: string;
  readonly rubrics: readonly Rubric[];
  readonly passwordHashes?: Readonly<Record<string, string>>;
  /** PHC string of everybody else who has signed in before: nearly all. Without one nobody has. */
  readonly usualHash?: string;
  /** Fewer schools, for tests. */
  readonly schools?: readonly SchoolPlan[];
  /** Whether a class, by its key, has evidence; all have where nothing is said. */
  readonly hasEvidence?: (classKey: string) => boolean;
  readonly progress?: (done: number, of: number) => void;
};
type Made = {
  readonly district: DemoDistrict;
  readonly pupils: DemoPupils;
  readonly staff: DemoStaff;
  readonly baseOf: BaseOf;
  readonly arranged: Awaited<ReturnType<typeof seedArrangements>>;
  readonly idOf: (username: string) => string;
};
export type SeededDemo = Pick<Made, 'district' | 'pupils'> & { readonly officerId: string };

/** The demo district with evidence up to today. Places and people are one transaction, and so is each class's evidence with its scores. */
export async function seedDemo(store: Store, parts: DemoParts): Promise<SeededDemo> {
  const { hasEvidence = () => true, progress } = parts;
  const made = await store.write((tx) => seedDistrict(tx, parts));
  const { schools } = made.district;
  const all = schools.flatMap((school) => school.classes.map((at) => ({ school, at })));
  const work = all.map((one, ordinal) => ({ ...one, ordinal })).filter(({ at }) => hasEvidence(at.key));
  for (const [done, one] of work.entries()) {
    await store.write((tx) => seedClass(tx, made, one, parts.today));
    progress?.(done + 1, work.length);
  }
  await store.write((tx) => seedActions(tx, { ...made, today: parts.today }));
  await store.write((tx) => seedFamilySide(tx, { ...made, today: parts.today }));
  return { district: made.district, pupils: made.pupils, officerId: made.idOf('officer-nh') };
}

async function seedDistrict(
  tx: Writer,
  { today, rubrics, schools = DEMO_SCHOOLS, passwordHashes = {}, usualHash }: DemoParts,
): Promise<Made> {
  const now = shanghaiNoon(today);
  const newId = idsOf(`${today} demo`, now);
  const district = await seedDemoPlaces(tx, { schools, today, newId, rubrics });
  const begins = district.terms[0]?.startsOn ?? today;
  const registry = openRegistry({
    districtId: district.id,
    begins,
    newId,
    passwordHashes,
    usualHash: usualHash ?? null,
    words: `${today} demo people`,
  });
  const staff = seedStaff(registry, district);
  const pupils = await seedFamilies(tx, registry, district, today);
  const officerId = registry.idOf('officer-nh');
  const baseOf = await seedLibrary(tx, { district, now: shanghaiNoon(begins), newId, officerId });
  const arranged = await seedArrangements(tx, { district, pupils, newId, idOf: registry.idOf });
  // The last word of what the frame is made of: not drawn, for the demo is a function of its day.
  await raiseFrame(tx, district.id, `demo-${today}`);
  return { district, pupils, staff, baseOf, arranged, idOf: registry.idOf };
}

type Work = { readonly school: DemoSchool; readonly at: SeedClass; readonly ordinal: number };

async function seedClass(
  tx: Writer,
  { district, pupils, staff, baseOf, arranged }: Made,
  { school, at, ordinal }: Work,
  today: string,
) {
  const terms = district.terms.filter((term) => isEnrolledIn(at, term.code));
  const inClass = pupils.get(at.id) ?? [];
  const ofClass = staff.get(at.id);
  if (!ofClass) throw new Error(`class ${at.key} has no staff`);
  const rubrics = new Map<string, Awaited<ReturnType<typeof selectRubrics>>>();
  for (const { id } of terms) rubrics.set(id, await selectRubrics(tx, id));
  const clock = { today, now: shanghaiNoon(today) };
  await seedClassEvidence(tx, {
    school,
    at,
    terms,
    pupils: inClass,
    staff: ofClass,
    rubrics,
    baseOf,
    arranged,
    clock,
    words: `${today} demo`,
    ordinal,
  });
  // Deriving the first term of a school year derives the later ones of that year too.
  for (const term of terms.filter(isFirstOfYear)) {
    const dimensions = await pinnedDimensions(tx, term.id);
    const pupilIds = inClass.map(({ id }) => id);
    await derive(tx, { schoolId: school.id, termId: term.id, pupilIds, dimensions, classIds: [at.id], today });
  }
}

function isFirstOfYear({ code }: DemoTerm, _: number, terms: readonly DemoTerm[]): boolean {
  return terms.find((term) => schoolYearOf(term.code) === schoolYearOf(code))?.code === code;
}
