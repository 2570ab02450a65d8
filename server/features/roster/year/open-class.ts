import { selectStaffOf } from '../../../../db/reach/people.ts';
import { type Context, writes } from '../../../act.ts';
import { openClass as route } from '../../../contract/school-classes.ts';
import { entryYearOf, schoolYearOf, stageOf } from '../../../core/calendar/terms.ts';
import { mustBeOpenOn, untilClosed } from '../../../open-school.ts';
import { invalid } from '../../../refusal.ts';
import { applyRoster } from '../apply-roster.ts';
import { Book } from '../book.ts';
import { type GrantRow, selectSchoolParts } from '../store.ts';
import { booksWith } from './class-room.ts';

/** A class is (school, stage, entry year, number): the grade in a term says the entry year. */
export const openClass = writes(route, async (cx, { term: code, grade, number, homeroomId }) => {
  const { tx, target, today, newId } = cx;
  const { school, classes, terms } = await selectSchoolParts(tx, target);
  const term = terms.find((one) => one.code === code);
  if (!term) throw invalid('term', 'there is no such term in the calendar', 'term.none');
  if (term.endsOn < today) throw invalid('term', 'this term is over', 'stay.term-over');
  mustBeOpenOn(school, term.startsOn, 'term');
  const name = { stage: stageOf(grade), entryYear: entryYearOf(grade, schoolYearOf(code)), number };
  if (classes.some((one) => one.stage === name.stage && one.entryYear === name.entryYear && one.number === number))
    throw invalid('number', 'there is a class of this grade and number', 'class.there');
  const book = new Book(classes);
  const { id } = book.insert({ id: newId(), schoolId: target.id, ...name, sourcedId: newId() });
  const grants = new Book<GrantRow>();
  if (homeroomId !== null) {
    await mustWorkHere(cx, homeroomId);
    const days = { startsOn: term.startsOn > today ? term.startsOn : today, endsOn: untilClosed(school, null) };
    const place = { personId: homeroomId, role: 'homeroom', placeKind: 'class', placeId: id } as const;
    grants.insert({ id: newId(), ...place, subject: null, ...days, sourcedId: null });
  }
  const schools = new Book([school]);
  await applyRoster(cx, booksWith({ schools, terms: new Book(terms), classes: book, grants }), target.districtId);
  return { reply: { classId: id }, audit: { object: id, detail: { grade, number, homeroom: homeroomId ?? '' } } };
});

/** Somebody whom the school's own list offers: an account from elsewhere is added with the accounts of the school. */
async function mustWorkHere({ tx, target, today }: Context<typeof route>, personId: string): Promise<void> {
  const staff = await selectStaffOf(tx, target, today);
  if (!staff.some((one) => one.personId === personId && one.isEnabled))
    throw invalid('homeroomId', 'nobody of this school’s staff', 'homeroom.not-staff');
}
