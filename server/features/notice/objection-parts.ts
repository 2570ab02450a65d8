import type { Reader } from '../../../db/engine.ts';
import type { ObjectionRow } from '../../../db/objections.ts';
import { selectNames, type TermRow } from '../../../db/reach/lists.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { dueOn } from '../../core/question/due.ts';
import { asTerm } from '../../reply-parts.ts';
import { selectActivityTitles } from './store.ts';

type Known = { readonly terms: readonly TermRow[]; readonly answerDays: number; readonly today: string };

/** By when an objection is to be answered; null where no term that is known has the days. */
export const dueOf = ({ sentAt }: Pick<ObjectionRow, 'sentAt'>, { terms, answerDays }: Known) =>
  dueOn(terms, shanghaiDay(sentAt), answerDays);

/** Whether somebody waits for longer than the district says. */
export function isLate(row: Pick<ObjectionRow, 'sentAt' | 'state'>, known: Known): boolean {
  const due = row.state === 'sent' ? dueOf(row, known) : null;
  return due !== null && due < known.today;
}

/** Objections as both sides read them, in the order they come in. */
export async function asObjections(q: Reader, rows: readonly ObjectionRow[], known: Known) {
  const { terms, today } = known;
  const names = await selectNames(
    q,
    rows.flatMap(({ answeredBy }) => answeredBy ?? []),
  );
  const titles = await selectActivityTitles(
    q,
    rows.flatMap(({ schoolId, activityId }) => (activityId === null ? [] : { schoolId, activityId })),
  );
  const current = currentTerm(terms, today);
  return rows.flatMap((row) => {
    const { id: objectionId, number, about, activityId, text, sentAt, state } = row;
    const term = terms.find(({ id }) => id === row.termId);
    if (!term) throw new Error('an objection without its term');
    const { reason, answer, answeredBy, answeredAt } = row;
    const decided =
      reason !== null && answer !== null && answeredAt !== null
        ? { reason, text: answer, by: names.get(answeredBy ?? '') ?? '', at: answeredAt }
        : null;
    return {
      ...{ objectionId, number, about, text, sentAt, state, decided, term: asTerm(term, current) },
      activity: titles.get(activityId ?? '') ?? null,
      dueOn: dueOf(row, known),
      isLate: isLate(row, known),
    };
  });
}
