import { derive } from '../../../db/derive/derive.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { writes } from '../../act.ts';
import { amendMark as route } from '../../contract/evidence.ts';
import { asStored, misfit, partOf } from '../../core/rubric/mark-value.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { insertMarkVersion, selectMark, updateMark } from './store.ts';

export const amendMark = writes(route, async ({ tx, actor, target, now, today }, { version, value, note, reason }) => {
  if (target.raterId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  if (target.isWithdrawn) throw new Refusal(409, 'conflict');
  if (target.version !== version) throw new Refusal(409, 'stale');
  const pinned = (await selectRubrics(tx, target.termId)).find((one) => one.body.dimension === target.dimension);
  const indicator = pinned?.body.indicators.find((one) => one.id === target.indicatorId);
  if (!pinned || !indicator) throw new Refusal(409, 'conflict');
  const wrong = misfit(value, pinned.body, indicator);
  if (wrong) throw invalid('value', wrong);

  const { schoolId, kind, level, amount, detail, note: before, raterId, enteredAt } = await selectMark(tx, target);
  await insertMarkVersion(tx, {
    schoolId,
    markId: target.id,
    version,
    kind,
    level,
    amount,
    detail,
    note: before,
    raterId,
    enteredAt,
    replacedAt: now,
    replacedBy: actor.personId,
    reason,
  });
  // Who amends answers for the value from now on; when it was first entered stays, for that is what freshness asks.
  await updateMark(tx, target, {
    part: partOf(value),
    ...asStored(value),
    note,
    raterId: actor.personId,
    version: version + 1,
  });
  const touched = { pupilIds: [target.pupilId], dimensions: [target.dimension] };
  await derive(tx, { schoolId, termId: target.termId, ...touched, today });
  return {
    reply: { markId: target.id, version: version + 1 },
    audit: { object: target.id, detail: { version: version + 1 } },
  };
});
