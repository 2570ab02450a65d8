import { writes } from '../../act.ts';
import { detachPupil as route } from '../../contract/grid.ts';
import { placed, recordMarks } from '../../recording/record-marks.ts';
import { selectMarksOf } from '../../recording/store.ts';
import { invalid, Refusal } from '../../refusal.ts';

/** The child was not there after all: its marks here count no more, and what they said is kept with who took them away and why. */
export const detachPupil = writes(route, async (cx, { pupilId, reason }) => {
  const { tx, actor, target } = cx;
  if (target.authorId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  const marks = (await selectMarksOf(tx, target.schoolId, [target.id])).filter(
    (mark) => mark.pupilId === pupilId && !mark.isWithdrawn,
  );
  if (marks.length === 0) throw invalid('pupilId', 'this pupil has no record in this activity');
  await recordMarks(cx, {
    of: placed(target),
    changes: marks.map((mark) => ({ mark, to: { isWithdrawn: true } })),
    reason,
  });
  return {
    reply: { activityId: target.id, pupilId, withdrawnMarks: marks.length },
    audit: { object: target.id, detail: { pupilId, marks: marks.length } },
  };
});
