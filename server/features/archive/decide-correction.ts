import { changeCorrection } from '../../../db/archives.ts';
import { writes } from '../../act.ts';
import { decideCorrection as route } from '../../contract/archive.ts';
import { mayDecide } from '../../core/cycle/correction.ts';
import { invalid } from '../../refusal.ts';
import { correctionFor } from './correction-rules.ts';

/** Never by whoever asked: two people answer for what is changed of a filed record. */
export const decideCorrection = writes(route, async (cx, { step, answer }) => {
  const { tx, actor, target, params, now } = cx;
  const { row, state } = await correctionFor(tx, target, { id: params.correctionId, step });
  if (!mayDecide(row, actor.personId))
    throw invalid('step', 'whoever asked for a correction does not decide it', 'correction.own');
  await changeCorrection(tx, row, { state, answer, decidedBy: actor.personId, decidedAt: now });
  return { reply: { correctionId: row.id, state }, audit: { object: row.id, detail: { step, pupilId: row.pupilId } } };
});
