import type { PinnedRubric } from '../../../db/pinned-rubrics.ts';
import { levelsIn } from '../../core/rubric/level-words.ts';
import { itemsOf } from '../../core/rubric/mark-value.ts';
import { notOfferedIn, offeredIn, ratedByFamilyIn } from '../../core/rubric/offered.ts';
import { gradeBandOf, type Indicator, markKindOf, weightIn } from '../../core/rubric/rubric.ts';
import { tasksOf } from '../../core/rubric/series.ts';

/** A rubric as a teacher of a grade needs it to log: the indicators of the grade with their level words. */
export function classRubric({ id, body: rubric }: PinnedRubric, grade: number, adopted: ReadonlySet<string>) {
  const band = gradeBandOf(rubric, grade)?.id ?? '';
  const asLogged = (indicator: Indicator) => ({
    indicatorId: indicator.id,
    title: indicator.title,
    scope: indicator.scope,
    parentId: indicator.parent ?? null,
    weight: weightIn(rubric, indicator, band),
    valueKind: markKindOf(indicator),
    isForFamily: false,
    items: itemsOf(rubric, indicator).map(({ id: item, title, unit, min, max, step }) => ({
      item,
      title,
      unit,
      min,
      max,
      step,
    })),
    levels: levelsIn(indicator, band).map(({ code, descriptor }) => ({ level: code, descriptor })),
    observationPoints: indicator.observationPoints.map((point) => point.title),
    tasks: tasksOf(indicator).map(({ id: taskId, ...task }) => ({ taskId, ...task })),
  });
  return {
    rubricId: id,
    dimension: rubric.dimension,
    title: rubric.title,
    version: rubric.version,
    levels: rubric.levelScale.map(({ code, score, label }) => ({ level: code, score, label })),
    indicators: offeredIn(rubric, grade, adopted).map(asLogged),
    notOffered: [
      ...notOfferedIn(rubric, grade, adopted).map(asLogged),
      ...ratedByFamilyIn(rubric, grade, adopted).map((one) => ({ ...asLogged(one), isForFamily: true })),
    ],
  };
}
