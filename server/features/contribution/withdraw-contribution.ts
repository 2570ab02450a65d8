import { writes } from '../../act.ts';
import { withdrawContribution as route } from '../../contract/contribution.ts';
import { mustBeAt } from './family-rules.ts';
import { putContribution } from './store.ts';

export const withdrawContribution = writes(route, async ({ tx, actor, target: pupil, params, now }, { version }) => {
  const { before, state } = await mustBeAt(tx, pupil, { id: params.contributionId, version, step: 'withdraw' });
  await putContribution(tx, before, { state }, { actor, now });
  return {
    reply: { contributionId: before.id, version: version + 1, state },
    audit: { object: before.id, detail: { pupilId: pupil.id, version: version + 1 } },
  };
});
