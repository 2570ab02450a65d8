import { writes } from '../../act.ts';
import { type CommentFault, releaseComments as route } from '../../contract/comment.ts';
import { alikeIn, othersRead } from '../../core/comment/alike.ts';
import { catchesIn, unansweredIn } from '../../core/comment/catches.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { goneIn, membersFor, mustBeAt, refused, termOfComments } from './comment-rules.ts';
import { type CommentRow, changeComment, selectCited, selectComments } from './store.ts';

/** All or none: what somebody still has to answer is said for each, and no family reads half a class's. */
export const releaseComments = writes(route, async (cx, { term: code, comments: asked }) => {
  const { tx, target, today, now, actor } = cx;
  const { term } = await termOfComments(tx, target, today, code);
  const { all, present } = await membersFor(tx, target, term, today);
  const written = await selectComments(tx, target, term.id);
  const rows: { readonly row: CommentRow; readonly at: number }[] = [];
  for (const [at, { pupilId, version }] of asked.entries()) {
    if (!present.some((one) => one.pupilId === pupilId)) throw notFound();
    const row = mustBeAt(written.get(pupilId), version);
    const path = `comments.${at}`;
    if (!row) throw refused(path, 'comment.nothing-written', 'nothing is written about this child yet');
    if (row.releasedAt === null) rows.push({ row, at });
  }
  const records = await selectCited(
    tx,
    rows.flatMap(({ row }) => row.citations.map(({ markId }) => markId)),
  );
  const names = all.map(({ name }) => name);
  const others = othersRead([...written.values()], names);
  const errors = rows.flatMap(({ row, at }) => {
    const nameOf = all.find(({ pupilId }) => pupilId === row.pupilId)?.name ?? '';
    const catches = catchesIn({
      ...{ text: row.text, citations: row.citations, gone: goneIn(records, row), own: nameOf },
      others: all.flatMap(({ pupilId, name }) => (pupilId === row.pupilId ? [] : [name])),
      alike: alikeIn(
        row.text,
        others.filter(({ pupilId }) => pupilId !== row.pupilId),
        names,
      ),
    });
    const code: CommentFault = 'comment.unanswered';
    const left = unansweredIn(catches, row.kept);
    const message = `warnings unanswered: ${left.length}; mend the text, or keep what is meant so`;
    return left.length === 0 ? [] : [{ path: `comments.${at}`, message, code }];
  });
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors, errorCount: errors.length });
  for (const { row } of rows)
    await changeComment(
      tx,
      row,
      { releasedAt: now, releasedBy: actor.personId },
      { at: now, by: actor.personId, isKept: true },
    );
  return { reply: { released: rows.length }, audit: { object: target.id, detail: { released: rows.length } } };
});
