import { noteDigestRead } from '../../../db/messages.ts';
import { writes } from '../../act.ts';
import { seeDigest as route } from '../../contract/digest.ts';

export const seeDigest = writes(route, async ({ tx, actor, now }) => {
  await noteDigestRead(tx, actor.personId, now);
  return { reply: { done: true as const }, audit: { object: actor.personId } };
});
