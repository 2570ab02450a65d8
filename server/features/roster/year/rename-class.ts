import { writes } from '../../../act.ts';
import { renameClass as route } from '../../../contract/school-classes.ts';
import { invalid, notFound } from '../../../refusal.ts';
import { applyRoster } from '../apply-roster.ts';
import { Book } from '../book.ts';
import { selectSchoolParts } from '../store.ts';
import { booksWith } from './class-room.ts';

/** The class keeps its pupils, teachers and records; a report of an earlier term calls it by the new number too. */
export const renameClass = writes(route, async (cx, { number }) => {
  const { tx, target, params } = cx;
  const { classes } = await selectSchoolParts(tx, target);
  const own = classes.find(({ id }) => id === params.classId);
  if (!own) throw notFound();
  const isSame = (one: typeof own) => one.stage === own.stage && one.entryYear === own.entryYear;
  if (classes.some((one) => one.id !== own.id && isSame(one) && one.number === number))
    throw invalid('number', 'there is a class of this grade and number', 'class.there');
  const book = new Book(classes);
  book.set(own.id, { number });
  await applyRoster(cx, booksWith({ classes: book }), target.districtId);
  return { reply: { classId: own.id }, audit: { object: own.id, detail: { from: own.number, to: number } } };
});
