import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber, dayOf, shanghaiNoon } from '../../server/core/calendar/days.ts';
import { gradeOf } from '../../server/core/calendar/terms.ts';
import { offeredIn } from '../../server/core/rubric/offered.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import type { Writer } from '../engine.ts';
import { packageRoot } from '../package-root.ts';
import { selectRubrics } from '../pinned-rubrics.ts';
import { selectAdopted } from '../reach/holders.ts';
import { insertActivities, insertMarks, type NewActivity, type NewMark } from '../record.ts';
import type { MarkKind } from '../schema/evidence.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { SeedPeople } from './people.ts';
import type { SeedClass, SeedTerm } from './places.ts';

type Template = {
  readonly title: string;
  readonly indicatorId: string;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly hours?: readonly [number, number];
  readonly count?: boolean;
};
const TEMPLATES = JSON.parse(readFileSync(join(packageRoot, 'db/seed/activities.json'), 'utf8')) as Template[];

type Parts = {
  readonly at: SeedClass;
  readonly term: SeedTerm;
  readonly people: SeedPeople;
  readonly today: string;
  readonly words: string;
  readonly newId: () => string;
  /** This class fills in weeks later what others write down within days. */
  readonly isLate: boolean;
};

/** One class's activities of one term up to today: children differ, teachers differ in severity, and two children are hardly seen. */
export async function seedEvidence(tx: Writer, { at, term, people, today, words, newId, isLate }: Parts) {
  const pupils = people.pupils.get(at.id) ?? [];
  const staff = people.staff.get(at.id);
  if (!staff) throw new Error(`class ${at.key} has no staff`);
  const chance = chanceOf(`${words} ${at.key} ${term.code}`);
  const nature = new Map(pupils.map(({ id }) => [id, chanceOf(`${words} ${id}`).normal() * 0.7]));
  const severity = { [staff.homeroom]: chance.normal() * 0.25, [staff.labour]: chance.normal() * 0.25 };
  const hardlySeen = new Set(pupils.slice(-2).map((pupil) => pupil.id));
  const rubrics = await selectRubrics(tx, term.id);
  const adopted = await selectAdopted(tx, at.schoolId);
  const grade = gradeOf({ stage: 'primary', entryYear: at.entryYear }, term.code);
  const last = Math.min(dayNumber(term.endsOn) - 7, dayNumber(today));
  const first = dayNumber(term.startsOn) + 5;
  const activities: NewActivity[] = [];
  const marks: NewMark[] = [];
  const offered = TEMPLATES.flatMap((template) => {
    const found = rubrics.find(({ body }) =>
      offeredIn(body, grade, adopted).some(({ id }) => id === template.indicatorId),
    );
    return found ? [{ template, rubricId: found.id, rubric: found.body }] : [];
  });
  for (const [index, { template, rubricId, rubric }] of offered.entries()) {
    // 11 is prime to most spans, so the days are spread over the term and not in the order of the list.
    const day = first + ((index * 11) % Math.max(1, last - first + 1)) + chance.below(3);
    if (day > last) continue;
    const happenedOn = dayOf(day);
    const enteredOn = Math.min(dayNumber(today), day + (isLate ? 18 + chance.below(10) : chance.below(4)));
    const enteredAt = shanghaiNoon(dayOf(enteredOn)) + chance.below(3600) * 1000 - 6 * 3_600_000;
    // Two people see each child in each dimension: the one whose subject it is, and now and then the other.
    const usual = rubric.dimension === 'labour' ? staff.labour : staff.homeroom;
    const raterId = index % 3 > 0 ? usual : usual === staff.labour ? staff.homeroom : staff.labour;
    const activityId = newId();
    const shared = { schoolId: at.schoolId, classId: at.id, termId: term.id, happenedOn, enteredAt };
    const { title, place, organiser } = template;
    activities.push({
      ...shared,
      id: activityId,
      title,
      place,
      organiser,
      note: null,
      visibility: 'family',
      authorId: raterId,
      authorRole: raterId === staff.homeroom ? 'homeroom' : 'teacher',
    });
    for (const pupil of pupils) {
      if (hardlySeen.has(pupil.id) ? index % 9 !== 0 : chance.next() < 0.06) continue;
      const value = valueFor(template, rubric, (nature.get(pupil.id) ?? 0) + (severity[raterId] ?? 0), chance);
      marks.push({
        ...shared,
        id: newId(),
        activityId,
        pupilId: pupil.id,
        rubricId,
        dimension: rubric.dimension,
        indicatorId: template.indicatorId,
        ...value,
        note: null,
        raterId,
        raterKind: 'staff',
        version: 1,
        forFamily: true,
        isWithdrawn: false,
      });
    }
  }
  await insertActivities(tx, activities);
  await insertMarks(tx, marks);
}

/** Cuts on a standard normal: about 25 % A, 45 % B, 25 % C, 5 % D. */
const CUTS = [0.67, -0.52, -1.64];

function valueFor(
  template: Template,
  rubric: Rubric,
  mean: number,
  chance: Chance,
): { kind: MarkKind; level: string | null; amount: number | null } {
  if (template.hours) {
    const [low, high] = template.hours;
    return { kind: 'hours', level: null, amount: low + chance.below(2 * (high - low) + 1) / 2 };
  }
  if (template.count) return { kind: 'count', level: null, amount: 1 + chance.below(2) };
  const seen = mean + chance.normal() * 0.6;
  const place = CUTS.findIndex((cut) => seen >= cut);
  const level = rubric.levelScale.at(place === -1 ? rubric.levelScale.length - 1 : place)?.code ?? null;
  return { kind: 'level', level, amount: null };
}
