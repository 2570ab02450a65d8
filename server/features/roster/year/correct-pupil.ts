import { sortKeyOf } from '../../../../db/sort-key.ts';
import { writes } from '../../../act.ts';
import { correctPupil as route } from '../../../contract/school-year.ts';
import { nameKey } from '../../../core/text/clean.ts';
import { invalid, Refusal } from '../../../refusal.ts';
import { isEmpty } from '../match-stays.ts';
import { selectEnrolments, selectNames } from '../store.ts';
import { memberOf, mustBeFree, openRoom, write } from './class-room.ts';
import { shownStay, termsShown } from './shown-stay.ts';

/** The name, and the number by which the class calls a child: in the stays that go on, and in those of later terms. */
export const correctPupil = writes(route, async (cx, { name, numberInClass, seen, isSure }) => {
  const { tx, today, params } = cx;
  const { pupilId } = params;
  const room = await openRoom(cx, [pupilId], today);
  const { books, own, terms } = room;
  const pupil = memberOf(room, pupilId);
  const termIds = termsShown(terms, today).map(({ id }) => id);
  const inClass = room.stays.filter((stay) => stay.classId === own.id);
  const now = shownStay(inClass, terms, today)?.stay.numberInClass ?? null;
  const mine = inClass.filter((stay) => termIds.includes(stay.termId) && !isEmpty(stay));
  if (pupil.name !== seen.name || now !== seen.numberInClass) throw new Refusal(409, 'stale');

  if (name !== pupil.name) {
    const stays = await selectEnrolments(tx, { pupilIds: [], schoolIds: [], classIds: [own.id], termIds, today });
    const names = await selectNames(
      tx,
      stays.flatMap((stay) => (stay.pupilId === pupilId ? [] : stay.pupilId)),
      [],
    );
    if (!isSure && [...names.values()].some((one) => nameKey(one) === nameKey(name)))
      throw invalid('name', 'a child of this name is, or was, in the class', 'pupil.namesake');
    books.pupils.set(pupilId, { name, sortKey: sortKeyOf(name) });
  }
  if (numberInClass !== now) {
    if (mine.length === 0) throw invalid('numberInClass', 'this pupil has left the class', 'pupil.not-there');
    await mustBeFree(cx, own, { numberInClass, pupilId, termIds });
    for (const stay of mine) books.enrolments.set(stay.id, { numberInClass });
  }
  return { reply: await write(cx, room, pupilId), audit: { object: pupilId } };
});
