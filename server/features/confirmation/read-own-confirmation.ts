import { selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readOwnConfirmation as route } from '../../contract/confirmation.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { mayTakeBack } from '../../core/cycle/confirmation.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';
import { asStages, selectConfirmers } from './children.ts';
import { selectOwn } from './own-places.ts';

/** What the family confirms, with the hash that it sends back. */
export const readOwnConfirmation = reads(route, async ({ q, actor, target: pupil, today }) => {
  const own = await selectOwn(q, pupil, today);
  const current = currentTerm(await selectTerms(q, pupil.districtId), today);
  const names = await selectConfirmers(
    q,
    own.map(({ child }) => child),
  );
  const isGuardian = pupil.by.role === 'guardian';
  return {
    pupil: { pupilId: pupil.id, name: pupil.name },
    terms: own.map(({ place, noticed: { term }, child: { hash, entries, stood, hasObjection } }) => ({
      ...{ term: asTerm(term, current), class: asClassName(place, term.code), schoolName: schoolNameOf(place) },
      ...{ hash, entries: [...entries], stages: asStages(stood, names), hasObjection },
      mayConfirm: isGuardian && !hasObjection && stood.guardian.state !== 'confirmed',
      mayTakeBack: isGuardian && mayTakeBack(stood, 'guardian', actor.personId),
    })),
  };
});
