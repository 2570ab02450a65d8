import { gradeOf, stageOf } from '../../../server/core/calendar/terms.ts';
import type { StoredValue } from '../../../server/core/rubric/mark-value.ts';
import type { Writer } from '../../engine.ts';
import type { PinnedRubric } from '../../pinned-rubrics.ts';
import { insertActivities, insertMarks, type NewActivity, type NewMark } from '../../record.ts';
import { type Chance, chanceOf, idsOf } from '../chance.ts';
import type { SeedClass } from '../places.ts';
import { arrangedFor } from './arrangements.ts';
import { type Clock, dayIn, enteredAtOf } from './days.ts';
import type { DemoPupil } from './families.ts';
import type { BaseOf } from './library.ts';
import { copiedNote, noteOf, sentenceOf } from './notes.ts';
import type { DemoSchool, DemoTerm } from './places.ts';
import { raterOf } from './raters.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { ClassStaff } from './staff.ts';
import { habitOf, standsIn } from './stand.ts';
import { STORIES } from './stories.ts';
import { valueSeen } from './values.ts';

type Parts = {
  readonly school: DemoSchool;
  readonly at: SeedClass;
  readonly terms: readonly DemoTerm[];
  readonly pupils: readonly DemoPupil[];
  readonly staff: ClassStaff;
  /** Those in force, by the term's id. */
  readonly rubrics: ReadonlyMap<string, readonly PinnedRubric[]>;
  readonly baseOf: BaseOf;
  readonly arranged: Parameters<typeof arrangedFor>[0];
  readonly clock: Clock;
  readonly words: string;
  /** Of the class among all classes, so that notes differ between them. */
  readonly ordinal: number;
};

/** Everything one class did in its terms up to today. */
export async function seedClassEvidence(tx: Writer, parts: Parts) {
  const { at, clock, words, staff, terms, school } = parts;
  const chance = chanceOf(`${words} ${at.key}`);
  const newId = idsOf(`${words} ${at.key}`, clock.now);
  const notes = notesOf(parts, chance, chanceOf(`${words} ${at.key} notes`));
  const sentences = sentencesOf(parts, chanceOf(`${words} ${at.key} sentences`));
  const standOf = standsIn(school.plan.key, at.key, words, chance);
  const present = presenceOf(parts, chance);
  const activities: NewActivity[] = [];
  const marks: NewMark[] = [];
  let ordinal = chance.below(STORIES.linkedTown.every);
  for (const [termIndex, term] of terms.entries()) {
    const grade = gradeOf({ stage: stageOf(at.grade), entryYear: at.entryYear }, term.code);
    const isAutumn = term.code.endsWith('-1');
    const slots = slotsOf({ school: school.plan, grade, isAutumn, rubrics: parts.rubrics.get(term.id) ?? [], chance });
    const inDimension = new Map<string, number>();
    for (const [index, slot] of slots.entries()) {
      const happenedOn = dayIn(term, slot.week, at.key, clock, chance);
      if (happenedOn === undefined) continue;
      const { dimension } = slot.rubric;
      const nth = inDimension.get(dimension) ?? 0;
      if (slot.kind === 'level') inDimension.set(dimension, nth + 1);
      ordinal += 1;
      const rater = raterOf(staff, { slot, nth, ordinal, day: happenedOn });
      const { raterId, role } = rater;
      const activityId = newId();
      const enteredAt = enteredAtOf(happenedOn, term, at.key, clock, chance);
      const made = present(slot, index).flatMap((pupil) => {
        const stand = standOf({ pupil, dimension, termIndex, rater });
        const value = valueSeen(slot, stand, { grade, sex: pupil.sex }, chance);
        const asked = arrangedFor(parts.arranged, pupil, slot, happenedOn);
        if (!value || asked === 'exempt') return [];
        const { kind, level, amount, detail } = value;
        return {
          schoolId: at.schoolId,
          id: newId(),
          activityId,
          pupilId: pupil.id,
          classId: at.id,
          termId: term.id,
          rubricId: slot.rubricId,
          dimension,
          indicatorId: slot.template.indicatorId,
          task: slot.task,
          byOwnGoal: asked === 'adapted',
          kind,
          level,
          amount,
          detail,
          note: notes(value, pupil, slot, term === terms.at(-1)),
          raterId,
          raterKind: 'staff' as const,
          happenedOn,
          enteredAt,
          version: 1,
          forFamily: true,
          isWithdrawn: false,
        };
      });
      if (made.length === 0) continue;
      marks.push(...made);
      const { title, place = null, organiser = null, base } = slot.choice;
      const said = {
        title,
        place,
        organiser,
        baseId: parts.baseOf(at.schoolId, base),
        note: sentences(slot, made, term),
      };
      const withdrawn = { withdrawnAt: null, withdrawnBy: null, withdrawalReason: null };
      activities.push({
        schoolId: at.schoolId,
        id: activityId,
        classId: at.id,
        termId: term.id,
        happenedOn,
        enteredAt,
        ...said,
        visibility: 'family',
        authorId: raterId,
        authorRole: role,
        ...withdrawn,
      });
    }
  }
  await insertActivities(tx, activities);
  await insertMarks(tx, marks);
}

/** Who took part: most children mostly, a club's own children, a few at a contest, and the hardly noticed twice in a term. */
function presenceOf({ pupils, words, school }: Parts, chance: Chance) {
  const least = school.plan.key === STORIES.richSchool ? 0.94 : 0.88;
  const usual = new Map(pupils.map((pupil) => [pupil, least + 0.06 * habitOf(pupil, 'being there', words)]));
  return ({ template: { few, part, indicatorId } }: Slot, index: number): readonly DemoPupil[] => {
    const able = pupils.filter(({ isSparse }) => !isSparse || SPARSE_SLOTS.includes(index));
    if (few !== undefined) {
      const from = chance.below(able.length);
      return able.filter((pupil, at) => !pupil.isSparse && (at - from + able.length) % able.length < few);
    }
    if (part !== undefined) return able.filter((pupil) => !pupil.isSparse && habitOf(pupil, indicatorId, words) < part);
    return able.filter((pupil) => chance.next() < (usual.get(pupil) ?? least));
  };
}
const SPARSE_SLOTS = [3, 15].slice(0, STORIES.sparseRecords);

/** Now and then a mark has a sentence; of the shown child often, and in the late class the same one over and over. */
function notesOf({ at, school, ordinal }: Parts, chance: Chance, more: Chance) {
  const said = new Map<string, number>();
  const share = at.key === STORIES.lateClass ? 0.3 : school.plan.key === STORIES.richSchool ? 0.03 : 0.015;
  return (value: StoredValue, pupil: DemoPupil, { rubric, choice, template }: Slot, isLast: boolean): string | null => {
    const isShown = pupil.key === STORIES.shownChild.key;
    const isUsual =
      template.observe === true || (isNotable(value, template) && chance.next() < (isShown ? 0.3 : share));
    const isNoted = isLast && isOften(school.plan.town, rubric.dimension, value) && more.next() < notedTown.share;
    if (!isUsual && !isNoted) return null;
    const isGood = value.level === null || rubric.levelScale.slice(0, 2).some(({ code }) => code === value.level);
    const about = `${rubric.dimension} ${isGood}`;
    const nth = said.get(about) ?? 0;
    said.set(about, nth + 1);
    return at.key === STORIES.lateClass
      ? copiedNote(nth)
      : noteOf(rubric.dimension, choice.title, isGood, ordinal * 31 + nth);
  };
}

/** In the last two terms most activities that were judged say in a sentence what was seen; the late class has no time for it. */
function sentencesOf({ at, terms, ordinal }: Parts, chance: Chance) {
  const lately = terms.slice(-2);
  let nth = ordinal;
  return ({ kind, rubric }: Slot, made: readonly StoredValue[], term: DemoTerm): string | null => {
    const isSaid = chance.next() < STORIES.sentences;
    if (kind !== 'level' || !isSaid || !lately.includes(term) || at.key === STORIES.lateClass) return null;
    nth += 1;
    const good = new Set(rubric.levelScale.slice(0, 2).map(({ code }) => code));
    const done = made.filter(({ level }) => level !== null && good.has(level)).length;
    return sentenceOf(rubric.dimension, 2 * done >= made.length, nth);
  };
}

const { notedTown } = STORIES;
const isOften = (town: string, dimension: string, { kind }: StoredValue) =>
  kind === 'level' && town === notedTown.town && dimension === notedTown.dimension;

/** A level of something that was watched; of a week's sleep or breakfast there is nothing to tell. */
const isNotable = ({ kind }: StoredValue, { indicatorId }: Slot['template']) =>
  kind === 'level' && indicatorId !== 'health.h4';
