import { type PinnedRubric, selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../../db/reach/holders.ts';
import { reads } from '../../act.ts';
import { listClassRubrics as route } from '../../contract/evidence.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { itemsOf } from '../../core/rubric/mark-value.ts';
import { notOfferedIn, offeredIn } from '../../core/rubric/offered.ts';
import { gradeBandOf, type Indicator, markKindOf, weightIn } from '../../core/rubric/rubric.ts';
import { asTerm, termsFor } from '../../reply-parts.ts';

export const listClassRubrics = reads(route, async ({ q, target, today }, { term: code }) => {
  const { term, current } = await termsFor(q, target.districtId, today, code);
  const grade = gradeOf(target, term.code);
  const adopted = await selectAdopted(q, target.schoolId);
  return {
    term: asTerm(term, current),
    rubrics: (await selectRubrics(q, term.id)).map((pinned) => inGrade(pinned, grade, adopted)),
  };
});

function inGrade({ id, body: rubric }: PinnedRubric, grade: number, adopted: ReadonlySet<string>) {
  const band = gradeBandOf(rubric, grade)?.id ?? '';
  const asLogged = (indicator: Indicator) => ({
    indicatorId: indicator.id,
    title: indicator.title,
    scope: indicator.scope,
    parentId: indicator.parent ?? null,
    weight: weightIn(rubric, indicator, band),
    valueKind: markKindOf(indicator),
    items: itemsOf(rubric, indicator).map(({ id: item, title, unit, min, max, step }) => ({
      item,
      title,
      unit,
      min,
      max,
      step,
    })),
    levels: indicator.levels.map(({ code, descriptor }) => ({ level: code, descriptor })),
    observationPoints: indicator.observationPoints.map((point) => point.title),
  });
  return {
    rubricId: id,
    dimension: rubric.dimension,
    title: rubric.title,
    version: rubric.version,
    levels: rubric.levelScale.map(({ code, score, label }) => ({ level: code, score, label })),
    indicators: offeredIn(rubric, grade, adopted).map(asLogged),
    notOffered: notOfferedIn(rubric, grade, adopted).map(asLogged),
  };
}
