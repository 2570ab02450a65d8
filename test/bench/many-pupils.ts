import { rebuildClass } from '../../db/derive/derive.ts';
import type { Store } from '../../db/engine.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { insertActivities, insertMarks, type NewActivity, type NewMark } from '../../db/record.ts';
import { chanceOf, idsOf } from '../../db/seed/chance.ts';
import type { DistrictPlan } from '../../db/seed/names.ts';
import { type SeedPeople, seedPeople } from '../../db/seed/people.ts';
import { type SeedClass, type SeedDistrict, seedPlaces } from '../../db/seed/places.ts';
import { dayNumber, dayOf, shanghaiNoon } from '../../server/core/calendar/days.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';

export const PUPILS = 40;
export type Size = { readonly schools: number; readonly classes: number; readonly marksEach: number };

/** Towns of five schools each; a school has classes in grades 1–6. */
function planOf({ schools, classes }: Size): DistrictPlan {
  const towns = Array.from(
    { length: Math.ceil(schools / 5) },
    (_, n) => [`测速镇${n + 1}`, `Bench Town ${n + 1}`] as const,
  );
  return {
    key: 'd1',
    name: ['测速区', 'Bench District'],
    towns,
    groups: [['测速集团', 'Bench Group']],
    schools: Array.from({ length: schools }, (_, n) => ({
      name: [`测速小学${n + 1}`, `Bench Primary School ${n + 1}`] as const,
      town: Math.floor(n / 5),
      classes: Array.from({ length: classes }, (__, c) => [1 + (c % 6), 1 + Math.floor(c / 6)] as const),
    })),
  };
}

/** A district whose pupils have `marksEach` marks in the newest term, not yet scored. */
export async function fillDistrict(store: Store, today: string, size: Size) {
  const newId = idsOf(`scale ${today}`, shanghaiNoon(today));
  const chance = chanceOf('scale');
  const [district, people] = await store.write(async (tx) => {
    const shared = { newId, mark: '' };
    const rubrics = shippedRubrics();
    const place = await seedPlaces(tx, { ...shared, plan: planOf(size), today, now: shanghaiNoon(today), rubrics });
    const parts = { ...shared, district: place, pupilsInClass: PUPILS, chance, passwordHashes: {} };
    return [place, await seedPeople(tx, parts)] as const;
  });
  const term = district.terms.at(-1);
  if (!term) throw new Error('no term');
  const classes = district.schools.flatMap((school) => school.classes);
  for (const at of classes) await fillClass(store, { at, term, people, today, size, chance, newId });
  return {
    districts: [district],
    people: new Map([[district.id, people]]),
    classes,
    term,
    marks: classes.length * PUPILS * size.marksEach,
  };
}

/** Every class for the first time, so what is found different is everything. */
export async function deriveAll(
  store: Store,
  { term, classes, today }: { term: { readonly id: string }; classes: readonly SeedClass[]; today: string },
) {
  for (const at of classes)
    await store.write((tx) => rebuildClass(tx, { schoolId: at.schoolId, classId: at.id, termId: term.id }, today));
}

type Parts = {
  readonly at: SeedClass;
  readonly term: SeedDistrict['terms'][number];
  readonly people: SeedPeople;
  readonly today: string;
  readonly size: Size;
  readonly chance: ReturnType<typeof chanceOf>;
  readonly newId: () => string;
};

/** Activities of the whole class, over all dimensions that are judged by level, by two teachers in turn. */
async function fillClass(store: Store, { at, term, people, today, size, chance, newId }: Parts) {
  const [pupils, staff] = [people.pupils.get(at.id) ?? [], people.staff.get(at.id)];
  const [first, last] = [dayNumber(term.startsOn), Math.min(dayNumber(today), dayNumber(term.endsOn))];
  const rubrics = await store.read((q) => selectRubrics(q, term.id));
  const judged = rubrics.flatMap(({ id: rubricId, body }) =>
    body.indicators.flatMap(({ id, scope, aggregation }) =>
      scope === 'core' && aggregation.method === 'latest-confirmed'
        ? [{ rubricId, dimension: body.dimension, id }]
        : [],
    ),
  );
  const activities: NewActivity[] = [];
  const marks: NewMark[] = [];
  for (let n = 0; n < size.marksEach; n++) {
    const about = judged[n % judged.length];
    const raterId = (n % 3 > 0 ? staff?.homeroom : staff?.labour) ?? '';
    const happenedOn = dayOf(first + Math.floor(((last - first) * n) / size.marksEach));
    const at0 = {
      schoolId: at.schoolId,
      classId: at.id,
      termId: term.id,
      happenedOn,
      enteredAt: shanghaiNoon(happenedOn),
    };
    const activityId = newId();
    const named = { title: '活动', visibility: 'family', authorId: raterId, authorRole: 'homeroom' } as const;
    activities.push({ ...at0, ...named, id: activityId, place: null, organiser: null, note: null });
    for (const pupil of pupils) {
      marks.push({
        ...at0,
        id: newId(),
        activityId,
        pupilId: pupil.id,
        rubricId: about?.rubricId ?? '',
        dimension: about?.dimension ?? 'moral',
        indicatorId: about?.id ?? '',
        part: '',
        kind: 'level',
        level: ['A', 'B', 'B', 'C'][chance.below(4)] ?? 'B',
        amount: null,
        note: null,
        raterId,
        raterKind: 'staff',
        version: 1,
        forFamily: true,
        isWithdrawn: false,
      });
    }
  }
  await store.write(async (tx) => {
    await insertActivities(tx, activities);
    await insertMarks(tx, marks);
  });
}
