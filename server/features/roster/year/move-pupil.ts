import { writes } from '../../../act.ts';
import { movePupil as route } from '../../../contract/school-year.ts';
import { dayBefore } from '../../../core/calendar/days.ts';
import { isThereOn } from '../../../core/calendar/terms.ts';
import { invalid, notFound } from '../../../refusal.ts';
import { isInSchool, memberOf, openRoom, putInClass, termBeginning, write } from './class-room.ts';
import { mustHaveNoneAfter } from './end-stay.ts';

/** Out of the class and into another of the school on the same day. The number in class is the old class's and stays behind. */
export const movePupil = writes(route, async (cx, { toClassId, from, isSure }) => {
  const { pupilId } = cx.params;
  const room = await openRoom(cx, [pupilId], cx.today);
  const pupil = memberOf(room, pupilId);
  const at = room.classes.find(({ id }) => id === toClassId);
  if (!at) throw notFound();
  if (at.id === room.own.id) throw invalid('toClassId', 'this is the same class', 'class.same');
  const term = termBeginning(room.terms, from, cx);
  if (!isInSchool(at, term.code)) throw invalid('toClassId', 'this class has left the school by then', 'class.over');
  const isHere = room.stays.some(
    (stay) => stay.classId === room.own.id && stay.termId === term.id && isThereOn(stay, from),
  );
  if (!isHere) throw invalid('from', 'this pupil is not in the class on that day', 'pupil.not-there');
  if (!isSure) await mustHaveNoneAfter(cx, room, pupilId, { term, day: dayBefore(from) });
  await putInClass(cx, room, { at, pupil, term, from, numberInClass: null });
  return { reply: await write(cx, room, pupilId), audit: { object: pupilId, detail: { from, to: at.id } } };
});
