import { selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { asStages, selectConfirmers } from '../../confirmation/children.ts';
import { asksGuardian, selectOwn } from '../../confirmation/own-terms.ts';
import { readOwnConfirmation as route } from '../../contract/confirmation.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { mayTakeBack } from '../../core/cycle/confirmation.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';

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
    terms: own.map(({ place, noticed: { term }, child }) => ({
      ...{ term: asTerm(term, current), class: asClassName(place, term.code), schoolName: schoolNameOf(place) },
      ...{
        hash: child.hash,
        entries: [...child.entries],
        stages: asStages(child.stood, names),
        hasObjection: child.hasObjection,
      },
      mayConfirm: isGuardian && asksGuardian(child),
      mayTakeBack: isGuardian && mayTakeBack(child.stood, 'guardian', actor.personId),
    })),
  };
});
