import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../../db/reach/holders.ts';
import { reads } from '../../act.ts';
import { listClassRubrics as route } from '../../contract/evidence.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { asTerm, termsHeldFor } from '../../reply-parts.ts';
import { classRubric } from './class-rubric.ts';

export const listClassRubrics = reads(route, async ({ q, target, today }, { term: code }) => {
  const { term, current } = await termsHeldFor(q, target, today, code);
  const grade = gradeOf(target, term.code);
  const adopted = await selectAdopted(q, target.schoolId);
  return {
    term: asTerm(term, current),
    rubrics: (await selectRubrics(q, term.id)).map((pinned) => classRubric(pinned, grade, adopted)),
  };
});
