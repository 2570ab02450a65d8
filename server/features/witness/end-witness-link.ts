import { writes } from '../../act.ts';
import { endWitnessLink as route } from '../../contract/witness.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { endLink, selectLinks, selectOptionalContribution } from './store.ts';

/** From now on it opens nothing. What was answered stands: it is not the family's to take away. */
export const endWitnessLink = writes(route, async ({ tx, actor, target: pupil, params, now }) => {
  const about = await selectOptionalContribution(tx, pupil, params.contributionId);
  const links = about ? await selectLinks(tx, { contributionId: about.id }) : [];
  const link = links.find(({ id }) => id === params.linkId);
  if (!about || !link) throw notFound();
  // As with what was sent: whoever is responsible for the child takes back, the child what is its own.
  if (pupil.by.role === 'pupil' && about.guardianId !== actor.personId) throw new Refusal(403, 'not-allowed');
  if (!(await endLink(tx, link.id, now))) throw new Refusal(409, 'conflict');
  return {
    reply: { linkId: link.id },
    audit: { object: about.id, detail: { pupilId: pupil.id, linkId: link.id } },
  };
});
