import { changeOfferToAll, insertOfferToAll } from '../../../db/change-frame.ts';
import { deriveRepinned } from '../../../db/derive/repinned.ts';
import type { Writer } from '../../../db/engine.ts';
import { selectOffersToAll } from '../../../db/offered-to-all.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import { writes } from '../../act.ts';
import { switchOfferToAll as route } from '../../contract/adoption.ts';
import { isInTerms } from '../../core/calendar/terms.ts';
import { offerable } from '../../core/rubric/offers.ts';
import { invalid } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { nextTerm } from './next-term.ts';

/** From the next term on. What it is already stays so: the switch may be sent twice. */
export const switchOfferToAll = writes(route, async (cx, { dimension, indicatorId, isForAll }) => {
  const { tx, target: school, today } = cx;
  const terms = await termsFor(tx, school.districtId, today, undefined);
  const { code: fromTerm, rubrics } = await nextTerm(tx, terms);
  const rubric = rubrics.find(({ body }) => body.dimension === dimension)?.body;
  if (!rubric || !offerable(rubric).some(({ id }) => id === indicatorId))
    throw invalid('indicatorId', 'nothing in the next term’s rubric depends on whether this is offered to all');
  const open = (await selectOffersToAll(tx, school.id)).find(
    (one) => one.indicatorId === indicatorId && isInTerms(one, fromTerm),
  );
  if ((open !== undefined) !== isForAll) {
    if (isForAll) await begin(cx, school, { dimension, indicatorId, fromTerm });
    else if (open) {
      const end = { beforeTerm: fromTerm, endedAt: cx.now, endedBy: cx.actor.personId };
      await changeOfferToAll(tx, school.districtId, { schoolId: school.id, ...open }, end);
    }
    // Pupils may be enrolled in terms to come, and what counts for the school year to date stands there already.
    const coming = terms.all.filter(({ code }) => code >= fromTerm).map(({ id }) => id);
    await deriveRepinned(tx, coming, today, school.id);
  }
  const reply = { indicatorId, isForAll, fromTerm };
  return {
    reply,
    audit: { object: indicatorId, detail: { placeId: school.id, isForAll: String(isForAll), fromTerm } },
  };
});

type By = { readonly tx: Writer; readonly actor: { readonly personId: string }; readonly now: number };
type Offer = Parameters<typeof insertOfferToAll>[2];

/** One that was to end just there goes on. */
async function begin(
  { tx, actor, now }: By,
  { id: schoolId, districtId }: ReachedSchool,
  offer: Pick<Offer, 'dimension' | 'indicatorId' | 'fromTerm'>,
) {
  const ending = (await selectOffersToAll(tx, schoolId)).find(
    (one) => one.indicatorId === offer.indicatorId && one.beforeTerm === offer.fromTerm,
  );
  if (ending) {
    await changeOfferToAll(tx, districtId, { schoolId, ...ending }, { beforeTerm: null, endedAt: null, endedBy: null });
    return;
  }
  await insertOfferToAll(tx, districtId, { schoolId, ...offer, saidAt: now, saidBy: actor.personId });
}
