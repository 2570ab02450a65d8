import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { writes } from '../../act.ts';
import { amendMark as route } from '../../contract/evidence.ts';
import { misfit } from '../../core/rubric/mark-value.ts';
import { changedTo, recordMarks } from '../../recording/record-marks.ts';
import { selectMark } from '../../recording/store.ts';
import { invalid, Refusal } from '../../refusal.ts';

export const amendMark = writes(route, async (cx, { version, value, note, reason }) => {
  const { tx, actor, target } = cx;
  if (target.raterId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  const mark = await selectMark(tx, target);
  if (mark.raterKind !== 'staff')
    throw invalid('value', 'the child or its family gave this level, and nobody else can', 'mark.own-view');
  if (target.isWithdrawn) throw new Refusal(409, 'conflict');
  if (target.version !== version) throw new Refusal(409, 'stale');
  const pinned = (await selectRubrics(tx, target.termId)).find((one) => one.body.dimension === target.dimension);
  const indicator = pinned?.body.indicators.find((one) => one.id === target.indicatorId);
  if (!pinned || !indicator) throw new Refusal(409, 'conflict');
  const wrong = misfit(value, pinned.body, indicator);
  if (wrong) throw invalid('value', wrong, 'value.misfit');

  await recordMarks(cx, { of: mark, changes: [{ mark, to: changedTo(cx, value, note) }], reason });
  return {
    reply: { markId: target.id, version: version + 1 },
    audit: { object: target.id, detail: { version: version + 1 } },
  };
});
