import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { writes } from '../../act.ts';
import { type CommentFault, writeComment as route } from '../../contract/comment.ts';
import { heldOn } from '../../core/calendar/spans.ts';
import type { Citation } from '../../core/comment/citations.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { membersFor, mustBeAt, refused, termOfComments } from './comment-rules.ts';
import { type CommentRow, changeComment, insertComment, selectCited, selectOptionalComment } from './store.ts';

/** A draft that its own author goes on with is one version for so long: it is saved each time the fingers rest. */
const ONE_SITTING = 10 * 60_000;

export const writeComment = writes(route, async (cx, { term: code, version, text, citations, kept }) => {
  const { tx, target, today, now, actor, params } = cx;
  const { pupilId } = params;
  const { term } = await termOfComments(tx, target, today, code);
  const { present } = await membersFor(tx, target, term, today);
  if (!present.some((one) => one.pupilId === pupilId)) throw notFound();
  const before = mustBeAt(await selectOptionalComment(tx, target, { pupilId, termId: term.id }), version);
  if (before && before.releasedAt !== null) throw alreadyRead();
  await mustBeItsOwn(tx, target, { pupilId, termId: term.id, text, citations }, before);
  const said = { text, citations, kept, authorId: actor.personId, enteredAt: now };
  if (before) {
    const isKept = before.authorId !== actor.personId || now - before.enteredAt > ONE_SITTING;
    await changeComment(tx, before, said, { at: now, by: actor.personId, isKept });
  }
  const commentId = before?.id ?? cx.newId();
  const { schoolId, id: classId } = target;
  const place = { schoolId, classId, id: commentId, pupilId, termId: term.id, begunBy: actor.personId };
  const isNew = { version: 1, releasedAt: null, releasedBy: null };
  if (!before && !(await insertComment(tx, { ...place, ...said, ...isNew }))) throw new Refusal(409, 'stale');
  return {
    reply: { commentId, version: version + 1 },
    audit: { object: commentId, detail: { pupilId, version: version + 1 } },
  };
});

/** What a family reads does not change under its eyes. */
function alreadyRead(): Refusal {
  const code: CommentFault = 'comment.released';
  const message = 'the family reads it; take it back first';
  return new Refusal(409, 'conflict', { errors: [{ path: 'version', message, code }] });
}

type Cited = {
  readonly pupilId: string;
  readonly termId: string;
  readonly text: string;
  readonly citations: readonly Citation[];
};

/** Cited are records of this child in this term that the author may read; what the draft cited already stays, also when it is gone. */
async function mustBeItsOwn(
  q: Reader,
  target: ReachedClass,
  { pupilId, termId, text, citations }: Cited,
  before: CommentRow | undefined,
) {
  const known = new Set(before?.citations.map(({ markId }) => markId));
  const records = await selectCited(
    q,
    citations.map(({ markId }) => markId),
  );
  for (const [index, { at, markId }] of citations.entries()) {
    if (at > text.length) throw refused(`citations.${index}.at`, 'comment.citation', 'this lies behind the text');
    const record = records.get(markId);
    const isOwn = record && record.pupilId === pupilId && record.termId === termId;
    if (known.has(markId) || (isOwn && record.classId === target.id && heldOn(target, record.happenedOn))) continue;
    const message = 'this is no record of the child in this term';
    throw refused(`citations.${index}.markId`, 'comment.citation', message);
  }
}
