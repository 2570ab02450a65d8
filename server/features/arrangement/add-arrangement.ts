import { insertArrangement } from '../../../db/change-frame.ts';
import { writes } from '../../act.ts';
import { addArrangement as route } from '../../contract/arrangement.ts';
import { checkArranging, deriveDays, mustBeOurs, mustHoldNone } from './arrange-rules.ts';

export const addArrangement = writes(route, async (cx, { indicatorId, kind, goal, reason, from, to }) => {
  const { tx, actor, now, today, newId } = cx;
  const pupil = await mustBeOurs(tx, cx.target, today);
  const days = { from, to };
  const { dimension, indicatorIds } = await checkArranging(tx, pupil, { indicatorId, kind, goal, days });
  await mustHoldNone(tx, pupil, indicatorIds, [days]);
  const id = newId();
  await insertArrangement(tx, pupil.districtId, {
    ...{ schoolId: pupil.schoolId, id, pupilId: pupil.id },
    ...{ dimension, indicatorId, kind, goal, reason, startsOn: from, endsOn: to },
    ...{ enteredAt: now, enteredBy: actor.personId, version: 1, isWithdrawn: false },
  });
  await deriveDays(tx, pupil, { dimension, days: [days], today });
  return { reply: { arrangementId: id, version: 1 }, audit: { object: id, detail: { pupilId: pupil.id } } };
});
