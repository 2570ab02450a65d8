import { writes } from '../../../act.ts';
import { startTerm as route } from '../../../contract/school-classes.ts';
import { dayBefore } from '../../../core/calendar/days.ts';
import { mustBeOpenOn } from '../../../open-school.ts';
import { invalid } from '../../../refusal.ts';
import { asClassName } from '../../../reply-parts.ts';
import { applyRoster } from '../apply-roster.ts';
import { Book } from '../book.ts';
import { type EnrolmentRow, selectEnrolments, selectHeldOn, selectPupilsIn, selectSchoolParts } from '../store.ts';
import { booksWith } from './class-room.ts';
import { homeroomsOn, isNewYear, planTermStart, termBefore } from './plan-term-start.ts';

/** All classes of a school go on into a term, or none; done again it adds whoever has come into the term before since. */
export const startTerm = writes(route, async (cx, { term: code, dryRun }) => {
  const { tx, target, today, newId } = cx;
  const { school, classes, terms } = await selectSchoolParts(tx, target);
  const to = terms.find((one) => one.code === code);
  const from = to && termBefore(terms, to);
  if (!to) throw invalid('term', 'the calendar has no such term; an officer of the district adds it', 'term.none');
  if (!from) throw invalid('term', 'this is the first term there is', 'term.first');
  if (to.endsOn < today) throw invalid('term', 'this term is over', 'stay.term-over');
  mustBeOpenOn(school, to.startsOn, 'term');

  const stays = (await selectPupilsIn(tx, target.id, [from.id, to.id])).map(({ stay }) => stay);
  const enrolments = new Book<EnrolmentRow>(stays);
  // Whoever is in another school by then is placed as well.
  const pupilIds = stays.map(({ pupilId }) => pupilId);
  enrolments.know(await selectEnrolments(tx, { pupilIds, schoolIds: [], classIds: [], termIds: [to.id], today }));
  const held = await selectHeldOn(
    tx,
    classes.map(({ id }) => id),
  );
  const grants = new Book(held.map(({ grant }) => grant));
  const planned = planTermStart({ from, to, classes, enrolments, grants, newId });
  const books = booksWith({ terms: new Book(terms), classes: new Book(classes), enrolments, grants });
  if (!dryRun) await applyRoster(cx, books, target.districtId);

  const sum = (of: (one: (typeof planned)[number]) => number) => planned.reduce((total, one) => total + of(one), 0);
  const goOn = sum((one) => one.goOn);
  const leave = sum((one) => (one.toGrade === null ? one.pupils : 0));
  const isYear = isNewYear(terms, to);
  return {
    reply: {
      outcome: dryRun ? ('checked' as const) : ('started' as const),
      from: from.code,
      term: to.code,
      startsOn: to.startsOn,
      isNewYear: isYear,
      classes: planned
        .map(({ at, toGrade, ...counts }) => ({
          ...asClassName(at, from.code),
          ...counts,
          toGrade,
          homerooms: homeroomsOn(held, at.id, toGrade === null ? dayBefore(to.startsOn) : to.startsOn),
        }))
        .sort((a, b) => a.grade - b.grade || a.number - b.number),
      goOn,
      leave,
    },
    audit: { object: to.id, detail: { outcome: dryRun ? 'checked' : 'started', goOn, leave } },
  };
});
