import { writes } from '../../../act.ts';
import { returnPupil as route } from '../../../contract/school-year.ts';
import { isThereOn } from '../../../core/calendar/terms.ts';
import { invalid } from '../../../refusal.ts';
import { isEmpty } from '../match-stays.ts';
import { isInSchool, memberOf, mustBeFree, openRoom, putInClass, termBeginning, write } from './class-room.ts';

export const returnPupil = writes(route, async (cx, { from }) => {
  const { pupilId } = cx.params;
  const room = await openRoom(cx, [pupilId], cx.today);
  const pupil = memberOf(room, pupilId);
  const term = termBeginning(room.terms, from, cx);
  if (!isInSchool(room.own, term.code)) throw invalid('from', 'this class has left the school by then', 'class.over');
  const inTerm = room.stays.filter((stay) => stay.termId === term.id && !isEmpty(stay));
  if (inTerm.some((stay) => isThereOn(stay, from) || stay.startsOn > from))
    throw invalid('from', 'this pupil is in a class on that day, or comes into one after it', 'pupil.there');
  const last = room.stays
    .filter((stay) => stay.classId === room.own.id)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const numberInClass = last.at(-1)?.numberInClass ?? null;
  await mustBeFree(cx, room.own, { numberInClass, pupilId, termIds: [term.id] });
  await putInClass(cx, room, { at: room.own, pupil, term, from, numberInClass });
  return { reply: await write(cx, room, pupilId), audit: { object: pupilId, detail: { from } } };
});
