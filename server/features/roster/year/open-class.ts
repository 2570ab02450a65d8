import { writes } from '../../../act.ts';
import { openClass as route } from '../../../contract/school-year.ts';
import { entryYearOf, schoolYearOf, stageOf } from '../../../core/calendar/terms.ts';
import { invalid } from '../../../refusal.ts';
import { applyRoster } from '../apply-roster.ts';
import { Book } from '../book.ts';
import { selectSchoolParts } from '../store.ts';
import { booksWith } from './class-room.ts';

/** A class is (school, stage, entry year, number): the grade in a term says the entry year. */
export const openClass = writes(route, async (cx, { term: code, grade, number }) => {
  const { tx, target, today, newId } = cx;
  const { classes, terms } = await selectSchoolParts(tx, target);
  const term = terms.find((one) => one.code === code);
  if (!term) throw invalid('term', 'there is no such term in the calendar', 'term.none');
  if (term.endsOn < today) throw invalid('term', 'this term is over', 'stay.term-over');
  const name = { stage: stageOf(grade), entryYear: entryYearOf(grade, schoolYearOf(code)), number };
  if (classes.some((one) => one.stage === name.stage && one.entryYear === name.entryYear && one.number === number))
    throw invalid('number', 'there is a class of this grade and number', 'class.there');
  const book = new Book(classes);
  const { id } = book.insert({ id: newId(), schoolId: target.id, ...name, sourcedId: newId() });
  await applyRoster(cx, booksWith({ classes: book }), target.districtId);
  return { reply: { classId: id }, audit: { object: id, detail: { grade, number } } };
});
