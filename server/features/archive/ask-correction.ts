import { insertCorrection, selectCorrections } from '../../../db/archives.ts';
import { writes } from '../../act.ts';
import { selectChildren } from '../../confirmation/children.ts';
import { noticedTerm } from '../../confirmation/noticed-terms.ts';
import { askCorrection as route } from '../../contract/archive.ts';
import { heldOn } from '../../core/calendar/spans.ts';
import { isOpenCorrection } from '../../core/cycle/correction.ts';
import { invalid } from '../../refusal.ts';

/** Of one activity in the child's list, or of something that is not there. Nothing is open until somebody else grants it. */
export const askCorrection = writes(route, async (cx, { term: code, pupilId, activityId, reason }) => {
  const { tx, actor, target, now, today, newId } = cx;
  const noticed = await noticedTerm(tx, target, { today, code });
  const { notice, term } = noticed;
  if (notice.filedAt === null)
    throw invalid('term', 'nothing of this term is filed: its records are changed as ever', 'correction.not-filed');
  const [child] = await selectChildren(tx, target, noticed, { today, only: [pupilId] });
  if (!child) throw invalid('pupilId', 'that child is not asked about this term here', 'correction.about');
  const isListed = child.listed.some((one) => one.activityId === activityId && heldOn(target, one.on));
  if (activityId !== null && !isListed)
    throw invalid('activityId', 'that record is not in the list of the child', 'correction.about');
  const of = { schoolId: target.schoolId, classId: target.id, termId: term.id };
  const isSame = (one: { pupilId: string; activityId: string | null }) =>
    one.activityId === activityId && (activityId !== null || one.pupilId === pupilId);
  if ((await selectCorrections(tx, of)).some((one) => isOpenCorrection(one.state) && isSame(one)))
    throw invalid('activityId', 'the same is being corrected', 'correction.open');
  const correctionId = newId();
  await insertCorrection(tx, {
    ...{ ...of, id: correctionId, pupilId, activityId, reason, state: 'asked' },
    ...{ askedBy: actor.personId, askedAt: now, answer: null, decidedBy: null, decidedAt: null },
    ...{ endedBy: null, endedAt: null },
  });
  return { reply: { correctionId }, audit: { object: correctionId, detail: { termId: term.id, pupilId } } };
});
