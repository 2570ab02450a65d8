import { dayNumber, dayOf } from '../../../server/core/calendar/days.ts';
import type { SeedClass } from '../places.ts';
import { DEMO_GROUPS, DEMO_TOWNS } from './areas.ts';
import { areaKey, type DemoDistrict, type DemoSchool } from './places.ts';
import type { Registry } from './registry.ts';
import { STORIES } from './stories.ts';

/** Subject → as the grant says it. */
export const SUBJECTS = { labour: '劳动', arts: '艺术', science: '科学', pe: '体育', moral: '道德与法治' } as const;
export type Subject = keyof typeof SUBJECTS;
export type ClassStaff = {
  /** Who was the homeroom teacher on a day. */
  homeroom(day: string): string;
  readonly teachers: ReadonlyMap<Subject, string>;
  /** Teachers of another school who rate here as guests; none but in the linked town. */
  readonly guests: ReadonlyMap<Subject, string> | undefined;
};
/** By class id. */
export type DemoStaff = ReadonlyMap<string, ClassStaff>;

/**
 * Officers of the district, of every town and of every group, a roster manager and reviewers; in every school a principal, the
 * office, a homeroom teacher for each class, and one teacher of each subject for every nine classes.
 */
export function seedStaff(registry: Registry, district: DemoDistrict): DemoStaff {
  const { person, grant } = registry;
  grant(person('officer-nh'), 'officer', ['area', district.id]);
  grant(person('roster-nh'), 'roster-manager', ['area', district.id]);
  grant(person('reviewer-nh'), 'reviewer', ['area', district.id]);
  for (const [kind, keys] of [
    ['town', Object.keys(DEMO_TOWNS)],
    ['group', Object.keys(DEMO_GROUPS)],
  ] as const) {
    for (const key of keys) {
      grant(person(`officer-${kind}-${key}`), 'officer', [
        'area',
        district.areas.get(areaKey(kind, key)) ?? district.id,
      ]);
    }
  }
  const teachersOf = new Map(district.schools.map((school) => [school.plan.key, seedSchoolStaff(registry, school)]));
  const staff = new Map<string, ClassStaff>();
  for (const school of district.schools) {
    const neighbours = guestsFrom(district, school);
    for (const [index, at] of school.classes.entries()) {
      const teachers = ofClass(teachersOf.get(school.plan.key) ?? [], index);
      const neighbour = neighbours[index % neighbours.length];
      // Who filled the late class in at one go asked nobody from outside.
      const guests =
        at.key === STORIES.lateClass
          ? undefined
          : neighbour && ofClass(teachersOf.get(neighbour.plan.key) ?? [], index);
      for (const [subject, id] of [...teachers, ...(guests ?? [])]) {
        grant(id, 'teacher', ['class', at.id], { subject: SUBJECTS[subject] });
      }
      staff.set(at.id, { homeroom: seedHomeroom(registry, district, at), teachers, guests });
    }
  }
  return staff;
}

type Teachers = ReadonlyMap<Subject, string>;

/** The teachers of the school, as many sets of them as it needs. */
function seedSchoolStaff({ person, grant }: Registry, { id, plan, classes }: DemoSchool): Teachers[] {
  grant(person(`principal-${plan.key}`), 'principal', ['school', id]);
  grant(person(`office-${plan.key}`), 'school-office', ['school', id]);
  if (plan.isWhole) grant(person(`reviewer-${plan.key}`), 'reviewer', ['school', id]);
  const subjects = Object.keys(SUBJECTS) as Subject[];
  return Array.from({ length: Math.ceil(classes.length / 9) }, (_, at) => {
    const number = at === 0 ? '' : `-${at + 1}`;
    return new Map(subjects.map((subject) => [subject, person(`${subject}-${plan.key}${number}`)]));
  });
}

const ofClass = (sets: readonly Teachers[], index: number): Teachers => sets[index % sets.length] ?? new Map();

/** In the linked town every school has the others' teachers as guests, class by class those of another one. */
function guestsFrom({ schools }: DemoDistrict, { plan }: DemoSchool): readonly DemoSchool[] {
  if (plan.town !== STORIES.linkedTown.town) return [];
  return schools.filter((school) => school.plan.town === plan.town && school.plan.key !== plan.key);
}

function seedHomeroom({ person, grant }: Registry, { terms }: DemoDistrict, at: SeedClass): (day: string) => string {
  const first = person(`homeroom-${at.key}`);
  const second = terms[1];
  if (at.key !== STORIES.handedOver || !second) {
    grant(first, 'homeroom', ['class', at.id]);
    return () => first;
  }
  const middle = Math.floor((dayNumber(second.startsOn) + dayNumber(second.endsOn)) / 2);
  const successor = person(`homeroom-${at.key}-since`);
  grant(first, 'homeroom', ['class', at.id], { endsOn: dayOf(middle) });
  grant(successor, 'homeroom', ['class', at.id], { startsOn: dayOf(middle + 1) });
  return (day) => (day <= dayOf(middle) ? first : successor);
}
