import { rebuildClass } from '../../db/derive/derive.ts';
import type { Store } from '../../db/engine.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { chanceOf, idsOf } from '../../db/seed/chance.ts';
import type { DistrictPlan } from '../../db/seed/names.ts';
import { insertAll, type SeedPeople, seedPeople } from '../../db/seed/people.ts';
import { type SeedClass, type SeedDistrict, seedPlaces } from '../../db/seed/places.ts';
import type { Seeded } from '../../db/seed/seed.ts';
import { shippedRubrics } from '../../scripts/shipped-rubrics.ts';
import { dayNumber, dayOf, shanghaiNoon } from '../../server/core/calendar/days.ts';

const CLASSES = 12;
const PUPILS = 40;
const INDICATORS = ['moral.m1', 'moral.m2', 'moral.m3', 'moral.m4', 'moral.m6', 'labour.g1'];

const PLAN: DistrictPlan = {
  key: 'd1',
  name: ['测速区', 'Bench District'],
  towns: [['测速镇', 'Bench Town']],
  groups: [['测速集团', 'Bench Group']],
  schools: [
    {
      name: ['测速小学', 'Bench Primary School'],
      town: 0,
      classes: Array.from({ length: CLASSES }, (_, index) => [3 + (index % 4), 1 + Math.floor(index / 4)] as const),
    },
  ],
};

/** One school of 12 classes of 40 with at least so many marks in the newest term, and its scores and rollups. Answers how many marks there are. */
export async function fillSchool(store: Store, today: string, marks: number): Promise<Seeded & { marks: number }> {
  const newId = idsOf(`bench ${today}`, shanghaiNoon(today));
  const chance = chanceOf('bench');
  const [district, people] = await store.write(async (tx) => {
    const shared = { newId, mark: '' };
    const rubrics = shippedRubrics();
    const place = await seedPlaces(tx, { ...shared, plan: PLAN, today, now: shanghaiNoon(today), rubrics });
    const parts = { ...shared, district: place, pupilsInClass: PUPILS, chance, passwordHashes: {} };
    return [place, await seedPeople(tx, parts)] as const;
  });
  const term = district.terms.at(-1);
  if (!term) throw new Error('no term');
  const activities = Math.ceil(marks / (CLASSES * PUPILS));
  for (const at of district.schools[0]?.classes ?? []) {
    await fillClass(store, { at, term, people, today, activities, chance, newId });
    // It is the first time, so what it finds different is everything.
    await store.write((tx) => rebuildClass(tx, { schoolId: at.schoolId, classId: at.id, termId: term.id }));
  }
  return { districts: [district], people: new Map([[district.id, people]]), marks: activities * CLASSES * PUPILS };
}

type Parts = {
  readonly at: SeedClass;
  readonly term: SeedDistrict['terms'][number];
  readonly people: SeedPeople;
  readonly today: string;
  readonly activities: number;
  readonly chance: ReturnType<typeof chanceOf>;
  readonly newId: () => string;
};

async function fillClass(store: Store, { at, term, people, today, activities, chance, newId }: Parts) {
  const [pupils, staff] = [people.pupils.get(at.id) ?? [], people.staff.get(at.id)];
  const [first, last] = [dayNumber(term.startsOn), Math.min(dayNumber(today), dayNumber(term.endsOn))];
  const rubrics = await store.read((q) => selectRubrics(q, term.id));
  for (let from = 0; from < activities; from += 50) {
    await store.write(async (tx) => {
      const rows: (typeof tx.tables.activities.$inferInsert)[] = [];
      const marks: (typeof tx.tables.marks.$inferInsert)[] = [];
      for (let n = from; n < Math.min(from + 50, activities); n++) {
        const indicatorId = INDICATORS[n % INDICATORS.length] ?? '';
        const rubric = rubrics.find(({ body }) => indicatorId.startsWith(`${body.dimension}.`));
        const rater = (n % 3 > 0 ? staff?.homeroom : staff?.labour) ?? '';
        const happenedOn = dayOf(first + Math.floor(((last - first) * n) / activities));
        const shared = { schoolId: at.schoolId, classId: at.id, termId: term.id, happenedOn };
        const entered = { enteredAt: shanghaiNoon(happenedOn) };
        const activityId = newId();
        const visibility = 'family' as const;
        rows.push({
          ...shared,
          ...entered,
          id: activityId,
          title: '活动',
          visibility,
          authorId: rater,
          authorRole: 'homeroom',
        });
        for (const pupil of pupils) {
          marks.push({
            ...shared,
            ...entered,
            id: newId(),
            activityId,
            pupilId: pupil.id,
            rubricId: rubric?.id ?? '',
            dimension: rubric?.body.dimension ?? '',
            indicatorId,
            kind: 'level',
            level: ['A', 'B', 'B', 'C'][chance.below(4)] ?? 'B',
            raterId: rater,
            raterKind: 'staff',
            version: 1,
            isWithdrawn: false,
          });
        }
      }
      await insertAll(rows, (part) => tx.insert(tx.tables.activities).values(part));
      await insertAll(marks, (part) => tx.insert(tx.tables.marks).values(part));
    });
  }
}
