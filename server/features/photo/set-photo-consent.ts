import { writes } from '../../act.ts';
import { setPhotoConsent as route } from '../../contract/photo.ts';
import { upsertConsent } from './store.ts';

/** What was said last holds, from the next time anybody looks. */
export const setPhotoConsent = writes(route, async ({ tx, actor, target, now }, { isGiven }) => {
  await upsertConsent(tx, { pupilId: target.id, kind: 'photos', isGiven, personId: actor.personId, at: now });
  return { reply: { isGiven, at: now }, audit: { object: target.id, detail: { isGiven: Number(isGiven) } } };
});
