import { preparedWrites } from '../../act.ts';
import { makeWitnessLink as route, type WitnessFault } from '../../contract/witness.ts';
import { OPEN_STATES } from '../../core/contribution/steps.ts';
import { LINK_LASTS, MOST_LINKS, stateOfLink } from '../../core/witness/links.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import { insertLink, selectLinks, selectOptionalContribution } from './store.ts';

const refused = (code: WitnessFault, message: string) => invalid('contributionId', message, code);

/** The secret goes to whoever asks and nowhere else: it is handed over by the family itself. */
export const makeWitnessLink = preparedWrites(
  route,
  async ({ secrets }, { showsName }) => {
    const token = secrets.newToken();
    return { showsName, token, tokenDigest: secrets.digest(token) };
  },
  async ({ tx, actor, target: pupil, params, now, newId }, { showsName, token, tokenDigest }) => {
    const about = await selectOptionalContribution(tx, pupil, params.contributionId);
    if (!about) throw notFound();
    // Only who says that it was so asks somebody else whether it was.
    if (about.guardianId !== actor.personId) throw new Refusal(403, 'not-allowed');
    if (!OPEN_STATES.some((state) => state === about.state)) throw new Refusal(409, 'conflict');
    const links = await selectLinks(tx, { contributionId: about.id });
    if (links.length >= MOST_LINKS.all) throw refused('witness.all', `at most ${MOST_LINKS.all} links are made of one`);
    if (links.filter((one) => stateOfLink(one, about, now) === 'open').length >= MOST_LINKS.open)
      throw refused('witness.open', `${MOST_LINKS.open} links of this are open; take one back first`);
    const [id, endsAt] = [newId(), now + LINK_LASTS];
    const by = { madeBy: actor.personId, madeAt: now, endsAt };
    await insertLink(tx, { id, contributionId: about.id, pupilId: pupil.id, tokenDigest, showsName, ...by });
    return {
      reply: { linkId: id, token, endsAt },
      audit: { object: about.id, detail: { pupilId: pupil.id, linkId: id } },
    };
  },
);
