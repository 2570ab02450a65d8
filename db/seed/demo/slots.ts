import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offeredIn } from '../../../server/core/rubric/offered.ts';
import { type Indicator, markKindOf, type Rubric } from '../../../server/core/rubric/rubric.ts';
import { tasksOf } from '../../../server/core/rubric/series.ts';
import { packageRoot } from '../../package-root.ts';
import type { PinnedRubric } from '../../pinned-rubrics.ts';
import type { MarkKind } from '../../schema/evidence.ts';
import { adopted, STORIES } from './stories.ts';

type Choice = { readonly title: string; readonly place?: string; readonly organiser?: string; readonly base?: string };
/** What classes do in some week of every term, by one of several names. */
export type Template = {
  readonly indicatorId: string;
  /** Of this edition of the rubrics alone. */
  readonly edition?: 1 | 2;
  /** Weeks of the term, from 1. */
  readonly weeks: readonly number[];
  readonly choices: readonly Choice[];
  /** Every class does it; the others are left out now and then. */
  readonly always?: boolean;
  readonly season?: 'autumn';
  /** For hours: the least and the most. */
  readonly hours?: readonly [number, number];
  /** For a measurement. */
  readonly item?: string;
  /** So many children only. */
  readonly few?: number;
  /** Seen and written down without a judgement. */
  readonly observe?: boolean;
  /** This share of the children only, 0–1. */
  readonly part?: number;
};

export const TEMPLATES = JSON.parse(
  readFileSync(join(packageRoot, 'db/seed/demo/activities.json'), 'utf8'),
) as readonly Template[];

export type Slot = {
  readonly template: Template;
  readonly week: number;
  readonly choice: Choice;
  readonly rubricId: string;
  readonly rubric: Rubric;
  readonly indicator: Indicator;
  readonly kind: MarkKind;
  /** Of a series: the task that is done. */
  readonly task: string | null;
};

type School = { readonly key: string; readonly town: string; readonly group: string | null; readonly isWhole: boolean };
type Asked = {
  readonly school: School;
  readonly grade: number;
  readonly isAutumn: boolean;
  readonly rubrics: readonly PinnedRubric[];
  /** 0 ≤ x < 1. */
  readonly chance: { next(): number; below(n: number): number };
};

/** What one class does in one term, in the order of weeks: whole schools do more of it than the small ones, and the rich school nearly all. */
export function slotsOf({ school, grade, isAutumn, rubrics, chance }: Asked): Slot[] {
  const usable = new Map(
    rubrics.flatMap(({ id, body }) => {
      const taken = new Set(body.indicators.flatMap((one) => (adopted(one.id, school) ? [one.id] : [])));
      return offeredIn(body, grade, taken).map(
        (one) => [one.id, { rubricId: id, rubric: body, indicator: one }] as const,
      );
    }),
  );
  const share = school.key === STORIES.richSchool ? 0.85 : school.isWhole ? 0.3 : 0.15;
  // What is of another edition draws nothing, so that what is new moves no term before.
  const editionOf = new Map(rubrics.map(({ body }) => [body.dimension as string, body.edition ?? 1]));
  const ofEdition = TEMPLATES.filter(
    ({ edition, indicatorId }) => edition === undefined || edition === editionOf.get(indicatorId.split('.')[0] ?? ''),
  );
  const slots = ofEdition.flatMap((template) => {
    const found = usable.get(template.indicatorId);
    const drawn = chance.below(1000);
    const isDone = template.weeks.map(() => chance.next() < share);
    if (!found || !isMeasured(template, found.rubric, grade, isAutumn, school.key)) return [];
    const kind = template.observe ? 'observation' : markKindOf(found.indicator);
    const isSure = (nth: number) => (template.always === true && nth === 0) || template.item !== undefined;
    const weeks = template.weeks.filter((_, nth) => isSure(nth) || isDone[nth]);
    const tasks = tasksOf(found.indicator);
    return weeks.flatMap((week, done): Slot[] => {
      // A story is done from its beginning, whichever weeks there was time for it.
      const nth = tasks.length > 0 ? done : drawn + template.weeks.indexOf(week);
      const choice = template.choices[nth % template.choices.length];
      return choice ? [{ template, week, choice, ...found, kind, task: tasks[done]?.id ?? null }] : [];
    });
  });
  return slots.sort((a, b) => a.week - b.week);
}

/** Fitness is measured in autumn, by the items that the standard has for the grade. */
function isMeasured({ item, season }: Template, rubric: Rubric, grade: number, isAutumn: boolean, school: string) {
  if (season === 'autumn' && (!isAutumn || STORIES.withoutFitness.some((one) => one === school))) return false;
  if (item === undefined) return true;
  const weighed = rubric.fitness?.weights.find(({ grades }) => grades.includes(grade))?.items ?? [];
  return weighed.some((one) => one.item === item || (one.item === 'bmi' && (item === 'height' || item === 'weight')));
}
