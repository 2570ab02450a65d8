import { type PinnedRubric, selectRubrics } from '../../../db/pinned-rubrics.ts';
import { reads } from '../../act.ts';
import { listClassRubrics as route } from '../../contract/evidence.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { offeredIn } from '../../core/rubric/offered.ts';
import { gradeBandOf, markKindOf, weightIn } from '../../core/rubric/rubric.ts';
import { asTerm, termsFor } from '../../reply-parts.ts';

export const listClassRubrics = reads(route, async ({ q, target, today }, { term: code }) => {
  const { term, current } = await termsFor(q, target.districtId, today, code);
  const grade = gradeOf(target, term.code);
  return {
    term: asTerm(term, current),
    rubrics: (await selectRubrics(q, term.id)).map((pinned) => inGrade(pinned, grade)),
  };
});

function inGrade({ id, body: rubric }: PinnedRubric, grade: number) {
  const band = gradeBandOf(rubric, grade)?.id ?? '';
  return {
    rubricId: id,
    dimension: rubric.dimension,
    title: rubric.title,
    version: rubric.version,
    levels: rubric.levelScale.map(({ code, score, label }) => ({ level: code, score, label })),
    indicators: offeredIn(rubric, grade).map((indicator) => ({
      indicatorId: indicator.id,
      title: indicator.title,
      scope: indicator.scope,
      parentId: indicator.parent ?? null,
      weight: weightIn(rubric, indicator, band),
      valueKind: markKindOf(indicator),
      levels: indicator.levels.map(({ code, descriptor }) => ({ level: code, descriptor })),
      observationPoints: indicator.observationPoints.map((point) => point.title),
    })),
  };
}
