import { insertConfirmations } from '../../../db/confirmations.ts';
import { writes } from '../../act.ts';
import { selectChildren } from '../../confirmation/children.ts';
import { noticedTerm, stageOf } from '../../confirmation/noticed-terms.ts';
import { confirmClassRecords as route } from '../../contract/confirmation.ts';
import { type ConfirmOutcome, confirmOutcome } from '../../core/cycle/confirmation.ts';
import { notFound } from '../../refusal.ts';
import { rowOf } from './saying.ts';

/** Each child for itself: what is another list by now, or waits for somebody before, is named and left; the others go. */
export const confirmClassRecords = writes(route, async (cx, { term: code, rows }) => {
  const { tx, actor, target, now, today, newId } = cx;
  const stage = stageOf(target);
  if (stage === null) throw notFound();
  const noticed = await noticedTerm(tx, target, { today, code });
  const sent = new Map(rows.map((row) => [row.pupilId, row]));
  const children = await selectChildren(tx, target, noticed, { today, only: [...sent.keys()] });
  const results: { pupilId: string; outcome: ConfirmOutcome }[] = [];
  const confirmed = [];
  for (const [pupilId, row] of sent) {
    const child = children.find((one) => one.pupilId === pupilId);
    if (!child) {
      results.push({ pupilId, outcome: 'not-asked' });
      continue;
    }
    const isExcused = stage === 'homeroom' && child.stood.guardian.state !== 'confirmed';
    const excuse = isExcused ? row.excuse : null;
    const asked = { stage, shown: row.hash, now: child.hash, excuse, hasObjection: child.hasObjection };
    const outcome = confirmOutcome(child.stood, asked);
    results.push({ pupilId, outcome });
    const by = { id: newId(), byId: actor.personId, at: now, reason: null };
    if (outcome === 'confirmed') confirmed.push(rowOf(child, noticed, { stage, step: 'confirm', excuse }, by));
  }
  await insertConfirmations(tx, confirmed);
  const detail = { termId: noticed.term.id, stage, confirmed: confirmed.length, asked: sent.size };
  return { reply: { results }, audit: { object: target.id, detail } };
});
