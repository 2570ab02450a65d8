import { preparedWrites } from '../../act.ts';
import { answerWitnessLink as route } from '../../contract/witness.ts';
import { stateOfLink } from '../../core/witness/links.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { digestHeld } from './held-link.ts';
import { putAnswer, selectOptionalLink } from './store.ts';

/** It stands beside what the family said, for the family and the teacher who decides. It changes nothing else, and nobody is signed in by it. */
export const answerWitnessLink = preparedWrites(
  route,
  async (cx, { token, isPledged: _said, ...answer }) => ({ tokenDigest: await digestHeld(cx, token), answer }),
  async ({ tx, now }, { tokenDigest, answer }) => {
    const found = await selectOptionalLink(tx, tokenDigest);
    if (!found) throw notFound();
    const { link, about } = found;
    if (stateOfLink(link, about, now) !== 'open') throw new Refusal(409, 'conflict');
    if (answer.version !== about.version) throw new Refusal(409, 'stale');
    // Of two who hold the same link the second finds it answered.
    if (!(await putAnswer(tx, link.id, { ...answer, answeredAt: now }))) throw new Refusal(409, 'conflict');
    return {
      reply: { done: true as const },
      audit: { object: about.id, detail: { pupilId: about.pupilId, linkId: link.id, isTrue: answer.isTrue ? 1 : 0 } },
    };
  },
);
