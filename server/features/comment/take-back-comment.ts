import { writes } from '../../act.ts';
import { takeBackComment as route } from '../../contract/comment.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { mustBeAt, termOfComments } from './comment-rules.ts';
import { changeComment, selectOptionalComment } from './store.ts';

/** Also of a child who has left the class meanwhile: what was released by mistake does not stay with the family for that. */
export const takeBackComment = writes(route, async (cx, { term: code, version }) => {
  const { tx, target, today, now, actor, params } = cx;
  const { pupilId } = params;
  const { term } = await termOfComments(tx, target, today, code);
  const found = await selectOptionalComment(tx, target, { pupilId, termId: term.id });
  if (!found) throw notFound();
  mustBeAt(found, version);
  if (found.releasedAt === null) throw new Refusal(409, 'conflict');
  const none = { releasedAt: null, releasedBy: null };
  await changeComment(tx, found, none, { at: now, by: actor.personId, isKept: true });
  return {
    reply: { commentId: found.id, version: version + 1 },
    audit: { object: found.id, detail: { pupilId, version: version + 1 } },
  };
});
