import type { Reader } from '../../../db/engine.ts';
import type { OfferToAll } from '../../../db/known.ts';
import { selectOffersToAll } from '../../../db/offered-to-all.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { type Holder, selectHolders } from '../../../db/reach/holders.ts';
import type { ReachedArea, ReachedSchool } from '../../../db/reach/reached.ts';
import type { Adoptions } from '../../contract/adoption.ts';
import { isInTerms } from '../../core/calendar/terms.ts';
import { mayHaveAdditions } from '../../core/rubric/additions.ts';
import { offerable } from '../../core/rubric/offers.ts';
import type { Indicator, Rubric } from '../../core/rubric/rubric.ts';
import { asTerm, termsFor } from '../../reply-parts.ts';
import { nameOf } from './drafts.ts';
import { nextTerm } from './next-term.ts';
import { type AdoptionRow, selectAdoptions } from './store.ts';

/** The school-based indicators of the current term as they stand in a school or an area. */
export async function listAdoptions(q: Reader, place: ReachedSchool | ReachedArea, today: string): Promise<Adoptions> {
  const terms = await termsFor(q, place.districtId, today, undefined);
  const { term, current } = terms;
  const holders = await selectHolders(q, place);
  const around = new Map([place, ...holders].map((one) => [one.id, one]));
  const rows = (await selectAdoptions(q, place.districtId)).filter(({ ownerId }) => around.has(ownerId));
  const rubrics = await selectRubrics(q, term.id);
  const next = await nextTerm(q, terms);
  const offers = 'kind' in place ? undefined : await selectOffersToAll(q, place.id);
  const needing = (dimension: string) => next.rubrics.filter(({ body }) => body.dimension === dimension);
  return {
    place: { name: nameOf(place), kind: 'kind' in place ? place.kind : 'school' },
    term: asTerm(term, current),
    nextTerm: next.code,
    rubrics: rubrics.map(({ body }) => ({
      dimension: body.dimension,
      title: body.title,
      version: body.version,
      levels: body.levelScale.map(({ code, label }) => ({ level: code, label })),
      core: body.indicators
        .filter(({ scope }) => scope === 'core')
        .map((one) => ({ indicatorId: one.id, title: one.title, mayHaveOwn: mayHaveAdditions(one) })),
      schoolBased: body.indicators.flatMap((one) => asStanding(one, rows, place.id, around) ?? []),
      needsOffer: offers
        ? needing(body.dimension).flatMap((one) => needsOffer(one.body, offers, { now: term.code, next: next.code }))
        : [],
    })),
  };
}

function needsOffer(
  rubric: Rubric,
  offers: readonly OfferToAll[],
  at: { readonly now: string; readonly next: string },
) {
  return offerable(rubric).map(({ id, title }) => {
    const isIn = (code: string) => offers.some((one) => one.indicatorId === id && isInTerms(one, code));
    return { indicatorId: id, title, isForAllNow: isIn(at.now), isForAllNext: isIn(at.next) };
  });
}

/** Undefined for core indicators, and for what other places wrote. */
function asStanding(
  indicator: Indicator,
  rows: readonly AdoptionRow[],
  placeId: string,
  around: ReadonlyMap<string, Pick<Holder, 'name' | 'nameEn'>>,
) {
  const own = rows.filter(({ indicatorId }) => indicatorId === indicator.id);
  const written = own.find(({ body }) => body !== null);
  if (indicator.scope !== 'school' || (isWritten(indicator) && !written)) return undefined;
  const owner = written && around.get(written.ownerId);
  const isActive = own.filter(({ endedAt }) => endedAt === null);
  return {
    indicatorId: indicator.id,
    title: indicator.title,
    parentId: indicator.parent ?? '',
    writtenBy: written && owner ? { name: nameOf(owner), isHere: written.ownerId === placeId } : null,
    isAdoptedHere: isActive.some(({ ownerId }) => ownerId === placeId),
    adoptedAbove: isActive.flatMap(({ ownerId }) => {
      const area = ownerId === placeId ? undefined : around.get(ownerId);
      return area ? [nameOf(area)] : [];
    }),
    levels: indicator.levels.map(({ code, descriptor }) => ({ level: code, descriptor })),
    observationPoints: indicator.observationPoints.map((point) => point.title),
  };
}

/** What places write has an id of its own kind, which no rubric file uses. */
export const WRITTEN = 's-';
const isWritten = ({ id }: Indicator) => id.startsWith(WRITTEN);
