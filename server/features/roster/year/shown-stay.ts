import type { MEMBER_STATES } from '../../../contract/school-year.ts';
import { currentTerm, dayWithin, isThereOn } from '../../../core/calendar/terms.ts';
import { isEmpty } from '../match-stays.ts';
import type { EnrolmentRow, TermRow } from '../store.ts';

type State = (typeof MEMBER_STATES)[number];
const RANK: Readonly<Record<State, number>> = { here: 0, coming: 1, left: 2 };

/** The terms that a list of a class is about: the one of today, and what is to come. */
export function termsShown(terms: readonly TermRow[], today: string): TermRow[] {
  const current = currentTerm(terms, today);
  return terms.filter((term) => term.id === current?.id || term.endsOn >= today);
}

/** Of the stays of one pupil in a class the one that a list shows: where the child is, else will be, else was last. */
export function shownStay(stays: readonly EnrolmentRow[], terms: readonly TermRow[], today: string) {
  const current = currentTerm(terms, today);
  const shown = termsShown(terms, today);
  const stated = stays.flatMap((stay) => {
    const term = shown.find(({ id }) => id === stay.termId);
    if (!term || isEmpty(stay)) return [];
    const isNow = term.id === current?.id && isThereOn(stay, dayWithin(term, today));
    const state: State = isNow ? 'here' : stay.startsOn > today ? 'coming' : 'left';
    return { stay, state };
  });
  const inOrder = stated.sort((a, b) => RANK[a.state] - RANK[b.state] || (a.stay.startsOn < b.stay.startsOn ? -1 : 1));
  return inOrder[0]?.state === 'left' ? inOrder.at(-1) : inOrder[0];
}
