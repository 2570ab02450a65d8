import type { Reader } from '../../../db/engine.ts';
import { selectEnrolled, type TermRow } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import type { CommentFault } from '../../contract/comment.ts';
import { heldOn } from '../../core/calendar/spans.ts';
import { dayWithin, isThereOn } from '../../core/calendar/terms.ts';
import { membersOf } from '../../recording/may-record.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { type Terms, termsHeldFor } from '../../reply-parts.ts';
import type { CitedRecords, CommentRow } from './store.ts';

export const refused = (path: string, code: CommentFault, message: string) => invalid(path, message, code);

/** A term that the homeroom teacher has the class in, and that has begun: of one to come there is nothing to say. */
export async function termOfComments(
  q: Reader,
  target: ReachedClass,
  today: string,
  code: string | undefined,
): Promise<Terms> {
  const terms = await termsHeldFor(q, target, today, code);
  if (terms.term.startsOn > today) throw refused('term', 'comment.term', 'this term has not begun');
  return terms;
}

/** Who is in the class, on the term's last day where it is over, and who was in it before. */
export async function membersFor(q: Reader, target: ReachedClass, term: TermRow, today: string) {
  const day = dayWithin(term, today);
  const all = [...membersOf(await selectEnrolled(q, target, term.id)).values()];
  const present = all.filter(({ stays }) => stays.some((stay) => isThereOn(stay, day)));
  return { all, present };
}

/** What became of a cited record, as far as the reader may know. */
export function stateOf(
  records: CitedRecords,
  { markId }: { readonly markId: string },
  target: ReachedClass,
): 'stands' | 'gone' | 'not-yours' {
  const record = records.get(markId);
  if (!record || record.isWithdrawn) return 'gone';
  return record.classId === target.id && heldOn(target, record.happenedOn) ? 'stands' : 'not-yours';
}

export const goneIn = (records: CitedRecords, { citations }: Pick<CommentRow, 'citations'>): Set<string> =>
  new Set(
    citations.flatMap(({ markId }) => {
      const record = records.get(markId);
      return !record || record.isWithdrawn ? [markId] : [];
    }),
  );

export function mustBeAt(row: CommentRow | undefined, version: number): CommentRow | undefined {
  if ((row?.version ?? 0) !== version) throw new Refusal(409, 'stale');
  return row;
}
