import { selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { asStages, type Child, noticedOf, selectChildren, selectConfirmers } from '../../confirmation/children.ts';
import { stageOf } from '../../confirmation/noticed-terms.ts';
import { readClassConfirmations as route } from '../../contract/confirmation.ts';
import { heldOn } from '../../core/calendar/spans.ts';
import { mayTakeBack, type Stage } from '../../core/cycle/confirmation.ts';
import { asClassName, asTerm, schoolNameOf, termsFor } from '../../reply-parts.ts';

/** In the order of the class, which says nothing of who has more. */
export const readClassConfirmations = reads(route, async ({ q, actor, target, today }) => {
  const { term: shown, current } = await termsFor(q, target.districtId, today, undefined);
  const stage = stageOf(target);
  const terms = [];
  const all = await selectTerms(q, target.districtId);
  for (const noticed of await noticedOf(q, [target.id], { terms: all, today })) {
    const children = await selectChildren(q, target, noticed, { today });
    const names = await selectConfirmers(q, children);
    const pupils = children.map((child) => {
      const { pupilId, name, hash, stood, hasObjection } = child;
      const entries = child.entries.filter(({ on }) => heldOn(target, on));
      return {
        ...{ pupilId, name, hash, entries, stages: asStages(stood, names), hasObjection },
        mayConfirm: stage !== null && mayConfirm(child, stage),
        mayTakeBack: stage !== null && mayTakeBack(stood, stage, actor.personId),
        needsExcuse: stage === 'homeroom' && stood.guardian.state !== 'confirmed',
        notShown: child.entries.length - entries.length,
      };
    });
    terms.push({ term: asTerm(noticed.term, current), pupils });
  }
  return { class: asClassName(target, shown.code), schoolName: schoolNameOf(target), stage, terms };
});

/** With a reason where one is needed. */
function mayConfirm({ stood, hasObjection }: Child, stage: Stage): boolean {
  if (hasObjection || stood[stage].state === 'confirmed') return false;
  return stage === 'homeroom' || stood.homeroom.state === 'confirmed';
}
