import { writes } from '../../act.ts';
import { closeModerationRound as route } from '../../contract/moderation.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { isOpen } from './round-parts.ts';
import { closeRound, selectOptionalRound } from './store.ts';

export const closeModerationRound = writes(route, async ({ tx, target: area, params, now, today, actor }) => {
  const round = await selectOptionalRound(tx, area.id, params.roundId);
  if (!round) throw notFound();
  if (!isOpen(round, today)) throw new Refusal(409, 'conflict');
  await closeRound(tx, round.id, now, actor.personId);
  return { reply: { roundId: round.id }, audit: { object: round.id } };
});
