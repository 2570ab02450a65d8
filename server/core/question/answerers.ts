import { type Days, heldOn } from '../calendar/spans.ts';

type Teaches = { readonly personId: string; readonly role: string; readonly days: Days };

/** What decides who may answer a question that is with a class. */
export type Answerable = {
  /** The day it is about, and who rated on it; nobody in particular where it is about a level. */
  readonly aboutOn: string;
  readonly authorId: string | null;
  /** It is about another class or a day that nobody who teaches here had: it came to the child's homeroom teacher of today. */
  readonly isPassedOn: boolean;
  /** The child is in the class today. */
  readonly isHereNow: boolean;
};

/**
 * Who may answer, of those who teach the class today: the author and the homeroom teacher of the day it is about, the author first. Where neither
 * is there any more, the homeroom teacher of today, if the child is that teacher's now: nobody reads about a child that was never theirs.
 */
export function answerersOf<T extends Teaches>(teaching: readonly T[], asked: Answerable): T[] {
  const { aboutOn, authorId, isPassedOn, isHereNow } = asked;
  const then = isPassedOn ? [] : teaching.filter((one) => heldOn(one, aboutOn));
  const authors = then.filter(({ personId }) => personId === authorId);
  const homerooms = then.filter(({ role, personId }) => role === 'homeroom' && personId !== authorId);
  if (authors.length + homerooms.length > 0) return [...authors, ...homerooms];
  return isHereNow ? teaching.filter(({ role }) => role === 'homeroom') : [];
}
