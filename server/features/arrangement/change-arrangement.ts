import { changeArrangement as changeRow } from '../../../db/change-frame.ts';
import { writes } from '../../act.ts';
import { changeArrangement as route } from '../../contract/arrangement.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { checkArranging, daysChanged, deriveDays, mustBeOurs, mustHoldNone } from './arrange-rules.ts';
import { selectOptionalArrangement } from './store.ts';

/** Which indicator and which kind stay: another one is another arrangement. One that was taken back is there no more. */
export const changeArrangement = writes(route, async (cx, { version, goal, reason, from, to, isWithdrawn }) => {
  const { tx, actor, now, today, params } = cx;
  const pupil = await mustBeOurs(tx, cx.target, today);
  const { schoolId, id: pupilId } = pupil;
  const before = await selectOptionalArrangement(tx, { schoolId, pupilId }, params.arrangementId);
  if (!before) throw notFound();
  if (before.version !== version) throw new Refusal(409, 'stale');
  const { id, indicatorId, kind } = before;
  const was = { from: before.startsOn, to: before.endsOn };
  const is = { from, to };
  const { dimension, indicatorIds } = await checkArranging(tx, pupil, { indicatorId, kind, goal, days: is }, id);
  await mustHoldNone(tx, pupil, indicatorIds, daysChanged(was, isWithdrawn ? null : is));
  const said = { goal, reason, startsOn: from, endsOn: to, isWithdrawn, enteredAt: now, enteredBy: actor.personId };
  await changeRow(tx, pupil.districtId, before, said);
  await deriveDays(tx, pupil, { dimension, days: [was, is], today });
  return {
    reply: { arrangementId: id, version: version + 1 },
    audit: { object: id, detail: { pupilId, version: version + 1 } },
  };
});
