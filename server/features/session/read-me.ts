import type { Reader } from '../../../db/engine.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectClosing } from '../../../db/reach/own-accounts.ts';
import { reads } from '../../act.ts';
import type { ReplyOf } from '../../contract/route.ts';
import { readMe as route } from '../../contract/session.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';
import { type GrantRow, selectGrants, selectPerson, selectPlaces, selectSecondStepDue } from './store.ts';

type Place = ReplyOf<typeof route>['grants'][number]['place'];

export const readMe = reads(route, async ({ q, actor, today }) => {
  const person = await selectPerson(q, actor.personId);
  const grants = await selectGrants(q, actor.personId, today);
  const places = await selectPlaces(q, grants);
  const districtId = Object.values(places).flatMap((found) => [...found.values()])[0]?.districtId;
  const terms = districtId === undefined ? [] : await selectTerms(q, districtId);
  const current = currentTerm(terms, today);
  const placeOf = (grant: GrantRow): Place[] => {
    const { placeId: id, subject } = grant;
    const [pupil, ofClass] = [places.pupils.get(id), places.classes.get(id)];
    if (grant.placeKind === 'pupil') return pupil ? [{ kind: 'pupil', id, name: pupil.name }] : [];
    if (grant.placeKind === 'class') {
      if (!ofClass) return [];
      const name = asClassName(ofClass, current?.code ?? today);
      return [{ kind: 'class', id, name, schoolName: schoolNameOf(ofClass), subject }];
    }
    const found = (grant.placeKind === 'school' ? places.schools : places.areas).get(id);
    return found ? [{ kind: grant.placeKind, id, name: { zh: found.name, en: found.nameEn } }] : [];
  };
  const own = places.pupils.get(grants.find(({ role }) => role === 'pupil')?.placeId ?? '');
  return {
    closed: own ? await closingOf(q, own, today) : null,
    personId: person.id,
    // A child is called as its school calls it, also where that was corrected.
    name: own?.name ?? person.name,
    username: person.username,
    mustChangePassword: person.mustChangePassword,
    secondStep: await selectSecondStepDue(q, actor),
    terms: terms.map((term) => asTerm(term, current)),
    grants: grants.flatMap((grant) =>
      placeOf(grant).map((place) => ({ role: grant.role, from: grant.startsOn, to: grant.endsOn, place })),
    ),
  };
});

/** What a pupil is told in place of its page, where its school does not open it. */
async function closingOf(q: Reader, own: { readonly id: string; readonly districtId: string }, today: string) {
  const closing = await selectClosing(q, own, today);
  if (!closing) return null;
  const { grade, fromGrade, school } = closing;
  return { grade, fromGrade, schoolName: { zh: school.name, en: school.nameEn } };
}
