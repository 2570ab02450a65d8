import { writes } from '../../act.ts';
import { returnContribution as route } from '../../contract/contribution-review.ts';
import { notFound } from '../../refusal.ts';
import { mustTake } from './family-rules.ts';
import { putContribution, selectOptionalOfClass } from './store.ts';

/** Back to the family, with what is missing; nothing of it is lost. */
export const returnContribution = writes(
  route,
  async ({ tx, actor, target, params, now }, { version, reason, words: reasonWords }) => {
    const before = await selectOptionalOfClass(tx, target, params.contributionId);
    if (!before) throw notFound();
    const state = mustTake(before, version, 'return');
    const by = { reviewerId: actor.personId, reviewedAt: now, reason, reasonWords };
    await putContribution(tx, before, { state, ...by }, { actor, now });
    return {
      reply: { contributionId: before.id, version: version + 1 },
      audit: { object: before.id, detail: { pupilId: before.pupilId, version: version + 1 } },
    };
  },
);
