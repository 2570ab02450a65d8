import type { Writer } from '../../../../db/engine.ts';
import { writes } from '../../../act.ts';
import { endStay as route } from '../../../contract/school-year.ts';
import { dayBefore } from '../../../core/calendar/days.ts';
import { dayWithin, isThereOn, termOf } from '../../../core/calendar/terms.ts';
import { invalid, Refusal } from '../../../refusal.ts';
import { isEmpty } from '../match-stays.ts';
import type { TermRow } from '../store.ts';
import { memberOf, mustHold, openRoom, type Room, write } from './class-room.ts';
import { countRecordsAfter } from './later-records.ts';

/**
 * The last day of a pupil in the class, gone by or to come. Whoever leaves in the holidays was there to the end of the term before, and does
 * not go on into the next; a stay that was to begin later never comes to be.
 */
export const endStay = writes(route, async (cx, { lastDay, isSure }) => {
  const { pupilId } = cx.params;
  const room = await openRoom(cx, [pupilId], cx.today);
  memberOf(room, pupilId);
  mustHold(cx.target, lastDay, 'lastDay');
  const term = termOf(
    room.terms.map((one) => ({ ...one, holdsBreakBefore: false })),
    lastDay,
  );
  if (!term) throw invalid('lastDay', 'this day lies in no term of the calendar', 'stay.no-term');
  const day = dayWithin(term, lastDay);
  if (term.endsOn < cx.today && day < term.endsOn)
    throw invalid('lastDay', 'this term is over and stays as it was', 'stay.term-over');
  const { stays, own, books } = room;
  const stay = stays.find((one) => one.classId === own.id && one.termId === term.id && isThereOn(one, day));
  if (!stay) throw invalid('lastDay', 'this pupil is not in the class on that day', 'pupil.not-there');
  if (!isSure) await mustHaveNoneAfter(cx, room, [pupilId], { term, day });
  books.enrolments.end(stay.id, { endedOn: day });
  for (const later of stays)
    if (later.schoolId === own.schoolId && later.startsOn > day && !isEmpty(later))
      books.enrolments.end(later.id, { endedOn: dayBefore(later.startsOn) });
  return { reply: await write(cx, room, pupilId), audit: { object: pupilId, detail: { lastDay: day } } };
});

/** Asks before a day is said after which something was recorded: the records stay where they are, and somebody should know of them. */
export async function mustHaveNoneAfter(
  { tx }: { readonly tx: Writer },
  { own, terms }: Room,
  pupilIds: readonly string[],
  { term, day }: { readonly term: TermRow; readonly day: string },
): Promise<void> {
  const termIds = terms.flatMap((one) => (one.startsOn >= term.startsOn ? one.id : []));
  const count = await countRecordsAfter(tx, { pupilIds, classId: own.id, termIds, day });
  if (count === 0) return;
  const message = `${count} records of later days stay in this class; say that you are sure`;
  const error = { path: 'isSure', message, code: 'stay.records-after' };
  throw new Refusal(422, 'invalid', { errors: [error], errorCount: count });
}
