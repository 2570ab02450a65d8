import { keepSchoolEnd } from '../../../../db/school-ends.ts';
import { type Context, writes } from '../../../act.ts';
import type { InputOf } from '../../../contract/route.ts';
import { endSchool as route } from '../../../contract/school-end.ts';
import { dayBefore } from '../../../core/calendar/days.ts';
import { invalid, notFound, Refusal } from '../../../refusal.ts';
import { applyRoster } from '../apply-roster.ts';
import { Book } from '../book.ts';
import { type EnrolmentRow, selectEnrolments, selectHeldOn, selectPupilsIn } from '../store.ts';
import { booksWith } from './class-room.ts';
import { destinationsOf } from './destinations.ts';
import { endChanges } from './end-changes.ts';
import { countActivitiesFrom } from './later-records.ts';
import { openKept } from './open-kept.ts';
import { endTeaching, type Leaving, leavingOn, moveInto, type Turn, turnOn } from './plan-school-end.ts';
import { sayEnd } from './say-school-end.ts';

type Cx = Context<typeof route>;
type Said = InputOf<typeof route>;
type Parts = Awaited<ReturnType<typeof openKept>>;

/** A school closes, alone or into another one: a sentence for each class first, then all of it or nothing. What was recorded is not touched. */
export const endSchool = writes(route, async (cx, said) => {
  const found = await lookAt(cx, said);
  const { own, other, turn, leaving } = found;
  const { books, destinations, teachers } = plan(cx, said, found);
  if (!said.dryRun) {
    await applyRoster(cx, books, own.school.districtId);
    const kept = { schoolId: own.school.id, saidAt: cx.now, saidBy: cx.actor.personId };
    await keepSchoolEnd(cx.tx, kept, endChanges(books, said.from, turn));
  }
  const classIds = own.classes.map(({ id }) => id);
  const activitiesAfter = await countActivitiesFrom(cx.tx, classIds, said.from);
  const { id: object } = own.school;
  const reply = sayEnd({ ...said, ...found, destinations, teachers, activitiesAfter });
  const { outcome, lastDay, pupils } = reply;
  const detail = { outcome, lastDay, into: other?.school.id ?? '', pupils, teachers, classes: destinations.length };
  return { reply, audit: { object, detail: { ...detail, leavers: leaving.leavers, term: turn.term?.code ?? '' } } };
});

/** Both schools, and who is in the one that ends on that day or later. */
async function lookAt(cx: Cx, { schoolId, from, into }: Said) {
  const own = await openKept(cx, schoolId);
  const other = into === null ? null : await openKept(cx, into.schoolId);
  mustBeTwo(own, other);
  const { classes, terms } = own;
  const turn = turnOn(terms, from);
  if (turn.term && turn.term.endsOn < cx.today)
    throw invalid('from', 'this term is over and stays as it was', 'stay.term-over');
  if (other && !turn.term) throw invalid('from', 'the calendar has no term on or after this day', 'end.no-term');
  const enrolments = await readStays(cx, own, turn);
  const leaving = leavingOn({ from, turn, schoolId, classes, enrolments });
  if (!other && leaving.pupilIds.size > 0) throw refuseLeft(leaving.pupilIds.size);
  const held = await selectHeldOn(cx.tx, [schoolId, ...classes.map(({ id }) => id)]);
  return { own, other, turn, enrolments, leaving, held };
}

function plan({ newId }: Cx, { from, into, dryRun }: Said, found: Awaited<ReturnType<typeof lookAt>>) {
  const { own, other, turn, leaving, enrolments, held } = found;
  const { school, classes, terms } = own;
  const books = booksWith({
    schools: new Book([school, ...(other ? [other.school] : [])]),
    terms: new Book(terms),
    classes: new Book([...classes, ...(other?.classes ?? [])]),
    enrolments,
    grants: new Book(held.map(({ grant }) => grant)),
  });
  const going = classesOf(leaving, own);
  const said = into?.classes ?? [];
  const destinations = other
    ? destinationsOf({ going, own: classes, others: other.classes, said, proposes: dryRun })
    : [];
  const { term } = turn;
  if (other && term) moveInto({ from, term, leaving, destinations, intoId: other.school.id, books, newId });
  const placeIds = new Set([school.id, ...classes.map(({ id }) => id)]);
  const teachers = endTeaching(books.grants, placeIds, from).size;
  books.schools.set(school.id, { lastDay: dayBefore(from), goesOnIn: other?.school.id ?? null });
  return { books, destinations, teachers };
}

function mustBeTwo({ school }: Parts, other: Parts | null): void {
  if (school.lastDay !== null) throw invalid('schoolId', 'the end of this school is said already', 'end.said');
  if (!other) return;
  if (other.school.id === school.id) throw invalid('into.schoolId', 'this is the same school', 'end.same');
  if (other.school.districtId !== school.districtId) throw notFound();
  if (other.school.lastDay !== null) throw invalid('into.schoolId', 'that school ends itself', 'end.into-ended');
}

/** The stays of whoever is in the school from the turn on, wherever they are. */
async function readStays({ tx, today }: Cx, { school }: Parts, { before, later }: Turn) {
  const termIds = [...(before ? [before] : []), ...later].map(({ id }) => id);
  const enrolments = new Book<EnrolmentRow>((await selectPupilsIn(tx, school.id, termIds)).map(({ stay }) => stay));
  const pupilIds = [...enrolments.rows].map(({ pupilId }) => pupilId);
  enrolments.know(await selectEnrolments(tx, { pupilIds, schoolIds: [], classIds: [], termIds, today }));
  return enrolments;
}

/** Nobody is left without a school: they are taken over, or moved one by one before. */
function refuseLeft(pupils: number): Refusal {
  const message = `${pupils} pupils are in this school on that day or later; name the school that takes them, or move them first`;
  const errors = [{ path: 'into', message, code: 'end.pupils-left' }];
  return new Refusal(422, 'invalid', { errors, errorCount: pupils });
}

function classesOf({ going }: Leaving, { classes }: Parts) {
  const ids = new Set(going.map(({ stay }) => stay.classId));
  return classes.filter(({ id }) => ids.has(id));
}
