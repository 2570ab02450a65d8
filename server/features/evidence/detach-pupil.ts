import { derive } from '../../../db/derive/derive.ts';
import { writes } from '../../act.ts';
import { detachPupil as route } from '../../contract/grid.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { changeMarks, selectMarksOfPupil } from './grid-store.ts';

/** The child was not there after all: its marks here count no more, and what they said is kept with who took them away and why. */
export const detachPupil = writes(route, async ({ tx, actor, target, now, today }, { pupilId, reason }) => {
  if (target.authorId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  const marks = (await selectMarksOfPupil(tx, target, pupilId)).filter((mark) => !mark.isWithdrawn);
  if (marks.length === 0) throw invalid('pupilId', 'this pupil has no record in this activity');
  await changeMarks(
    tx,
    marks.map((mark) => ({ mark, to: { isWithdrawn: true } })),
    { replacedAt: now, replacedBy: actor.personId, reason },
  );
  const dimensions = [...new Set(marks.map((mark) => mark.dimension))];
  await derive(tx, { schoolId: target.schoolId, termId: target.termId, pupilIds: [pupilId], dimensions, today });
  return {
    reply: { activityId: target.id, pupilId, withdrawnMarks: marks.length },
    audit: { object: target.id, detail: { pupilId, marks: marks.length } },
  };
});
