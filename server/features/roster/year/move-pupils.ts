import { writes } from '../../../act.ts';
import { movePupils as route } from '../../../contract/school-year.ts';
import { dayBefore } from '../../../core/calendar/days.ts';
import { isThereOn } from '../../../core/calendar/terms.ts';
import { invalid, notFound } from '../../../refusal.ts';
import { isInSchool, memberOf, openRoom, putInClass, termBeginning, write } from './class-room.ts';
import { mustHaveNoneAfter } from './end-stay.ts';

/** Out of the class and into another of the school on the same day, all of them or none. The number in class is the old class's and stays behind. */
export const movePupils = writes(route, async (cx, { pupilIds, toClassId, from, isSure }) => {
  const ids = [...new Set(pupilIds)];
  const room = await openRoom(cx, ids, cx.today);
  const pupils = ids.map((id) => memberOf(room, id));
  const at = room.classes.find(({ id }) => id === toClassId);
  if (!at) throw notFound();
  if (at.id === room.own.id) throw invalid('toClassId', 'this is the same class', 'class.same');
  const term = termBeginning(room.terms, from, cx);
  if (!isInSchool(at, term.code)) throw invalid('toClassId', 'this class has left the school by then', 'class.over');
  const isHere = (pupilId: string) =>
    room.stays.some(
      (stay) =>
        stay.pupilId === pupilId && stay.classId === room.own.id && stay.termId === term.id && isThereOn(stay, from),
    );
  if (!ids.every(isHere)) throw invalid('from', 'this pupil is not in the class on that day', 'pupil.not-there');
  if (!isSure) await mustHaveNoneAfter(cx, room, ids, { term, day: dayBefore(from) });
  for (const pupil of pupils) await putInClass(cx, room, { at, pupil, term, from, numberInClass: null });
  const { listed, listedOf } = await write(cx, room, room.own.id);
  const moved = ids.length;
  return { reply: { moved, listed, listedOf }, audit: { object: room.own.id, detail: { from, to: at.id, moved } } };
});
