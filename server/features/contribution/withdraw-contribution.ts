import { writes } from '../../act.ts';
import { withdrawContribution as route } from '../../contract/contribution.ts';
import { mustBeAt, mustBeMine } from './family-rules.ts';
import { takeBackPhotos } from './photo-rules.ts';
import { putContribution } from './store.ts';

export const withdrawContribution = writes(route, async ({ tx, actor, target: pupil, params, now }, { version }) => {
  const { before, state } = await mustBeAt(tx, pupil, { id: params.contributionId, version, step: 'withdraw' });
  // Whoever is responsible for the child takes back what was sent of it; the child takes back its own.
  if (pupil.by.role === 'pupil') mustBeMine(before, actor);
  await putContribution(tx, before, { state }, { actor, now });
  await takeBackPhotos(tx, before, now);
  return {
    reply: { contributionId: before.id, version: version + 1, state },
    audit: { object: before.id, detail: { pupilId: pupil.id, version: version + 1 } },
  };
});
