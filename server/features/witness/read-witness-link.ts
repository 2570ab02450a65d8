import { selectPupilName } from '../../../db/reach/pupils.ts';
import { preparedReads } from '../../act.ts';
import { readWitnessLink as route } from '../../contract/witness.ts';
import { stateOfLink } from '../../core/witness/links.ts';
import { notFound } from '../../refusal.ts';
import { digestHeld } from './held-link.ts';
import { selectOptionalLink } from './store.ts';

/** No school, class, indicator, reflection, photo or id: what is asked about, and nothing that leads anywhere. */
export const readWitnessLink = preparedReads(
  route,
  async (cx, { token }) => ({ tokenDigest: await digestHeld(cx, token) }),
  async ({ q, now }, { tokenDigest }) => {
    const found = await selectOptionalLink(q, tokenDigest);
    if (!found) throw notFound();
    const { link, about } = found;
    const state = stateOfLink(link, about, now);
    if (state !== 'open') return { state };
    const { version, title, happenedOn, hours, organiser } = about;
    const pupilName = link.showsName ? await selectPupilName(q, about.pupilId) : null;
    return { state, version, pupilName, title, happenedOn, hours, organiser, endsAt: link.endsAt };
  },
);
