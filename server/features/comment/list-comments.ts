import type { Reader } from '../../../db/engine.ts';
import { selectNames } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { reads } from '../../act.ts';
import { listComments as route } from '../../contract/comment.ts';
import { apartAmong } from '../../namesakes.ts';
import { asClassHead, asTerm } from '../../reply-parts.ts';
import { membersFor, stateOf, termOfComments } from './comment-rules.ts';
import { type CommentRow, selectCited, selectComments } from './store.ts';

export const listComments = reads(route, async ({ q, target, today, now }, { term: code }) => {
  const terms = await termOfComments(q, target, today, code);
  const { all, present } = await membersFor(q, target, terms.term, today);
  const comments = await selectComments(q, target, terms.term.id);
  const apartOf = await apartAmong(q, target, all);
  const shown = await asOwn(q, target, [...comments.values()]);
  const here = new Set(present.map(({ pupilId }) => pupilId));
  return {
    ...asClassHead(target, terms, now),
    terms: terms.all.filter(({ startsOn }) => startsOn <= today).map((term) => asTerm(term, terms.current)),
    pupils: present.map(({ pupilId, name }) => {
      return { pupilId, name, apart: apartOf(pupilId), comment: shown.get(pupilId) ?? null };
    }),
    formerNames: all.flatMap(({ pupilId, name }) => (here.has(pupilId) ? [] : [name])),
  };
});

async function asOwn(q: Reader, target: ReachedClass, rows: readonly CommentRow[]) {
  const records = await selectCited(
    q,
    rows.flatMap(({ citations }) => citations.map(({ markId }) => markId)),
  );
  const people = rows.flatMap(({ authorId, begunBy, releasedBy }) => [authorId, begunBy, releasedBy ?? []].flat());
  const names = await selectNames(q, people);
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  return new Map(
    rows.map((row) => {
      const { id: commentId, version, text, kept, authorId, begunBy, enteredAt, releasedAt, releasedBy } = row;
      const citations = row.citations.map((citation) => {
        const state = stateOf(records, citation, target);
        const record = state === 'stands' ? records.get(citation.markId) : undefined;
        return { ...citation, state, title: record?.title ?? null, happenedOn: record?.happenedOn ?? null };
      });
      const released = releasedAt === null ? null : { at: releasedAt, by: nameOf(releasedBy) };
      const written = { commentId, version, text, citations, kept: [...kept], enteredAt, released };
      return [row.pupilId, { ...written, author: nameOf(authorId), begunBy: nameOf(begunBy) }];
    }),
  );
}
