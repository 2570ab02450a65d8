import { changeCorrection } from '../../../db/archives.ts';
import { writes } from '../../act.ts';
import { endCorrection as route } from '../../contract/archive.ts';
import { Refusal } from '../../refusal.ts';
import { correctionFor, mayEnd } from './correction-rules.ts';

/** What it opened is closed again. Whether anything was changed, the list says: it is confirmed and filed anew where it is another. */
export const endCorrection = writes(route, async ({ tx, actor, target, params, now }) => {
  const { row, state } = await correctionFor(tx, target, { id: params.correctionId, step: 'end' });
  if (!mayEnd(target, row, actor.personId)) throw new Refusal(403, 'not-allowed');
  await changeCorrection(tx, row, { state, endedBy: actor.personId, endedAt: now });
  return { reply: { correctionId: row.id, state }, audit: { object: row.id, detail: { pupilId: row.pupilId } } };
});
