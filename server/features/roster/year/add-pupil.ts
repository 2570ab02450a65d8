import { sortKeyOf } from '../../../../db/sort-key.ts';
import { type Context, preparedWrites } from '../../../act.ts';
import { addPupil as route } from '../../../contract/school-year.ts';
import { isThereOn } from '../../../core/calendar/terms.ts';
import { nameKey } from '../../../core/text/clean.ts';
import { invalid } from '../../../refusal.ts';
import { isEmpty } from '../match-stays.ts';
import { asNumber } from '../prepare-roster.ts';
import { type PupilRow, selectPupilsByNumber, selectPupilsIn, type TermRow } from '../store.ts';
import { isInSchool, mustBeFree, openRoom, putInClass, type Room, termBeginning, write } from './class-room.ts';

type Cx = Context<typeof route>;

/** A child comes into a class. One whose student number is known is that child, with the record so far. */
export const addPupil = preparedWrites(
  route,
  async ({ secrets }, said) => {
    const number = said.studentNumber === null ? null : asNumber(said.studentNumber, secrets);
    if (number && 'wrong' in number)
      throw invalid(
        'studentNumber',
        'this is no student number',
        number.wrong.replace('row.student_number_', 'student-number.'),
      );
    return { ...said, number, sortKey: sortKeyOf(said.name) };
  },
  async (cx, said) => {
    const { tx, target, newId } = cx;
    const [numbered] = said.number ? await selectPupilsByNumber(tx, [said.number.index]) : [];
    const room = await openRoom(cx, numbered ? [numbered.id] : [], cx.today);
    const term = termBeginning(room.terms, said.from, cx);
    if (!isInSchool(room.own, term.code)) throw invalid('from', 'this class has left the school by then', 'class.over');
    if (numbered) mustBeFreeToCome(room, numbered, said, target.districtId);
    else if (!said.isSure) await mustBeNoNamesake(cx, room, said.name, term);
    const { name, sortKey, sex, number, numberInClass, from } = said;
    const pupil: PupilRow = numbered ?? {
      id: newId(),
      districtId: target.districtId,
      name,
      sortKey,
      sex,
      studentNumberSealed: number?.sealed ?? null,
      studentNumberIndex: number?.index ?? null,
      numberTail: number?.tail ?? null,
      sourcedId: newId(),
    };
    if (!numbered) room.books.pupils.insert(pupil);
    await mustBeFree(cx, room.own, { numberInClass, pupilId: pupil.id, termIds: [term.id] });
    await putInClass(cx, room, { at: room.own, pupil, term, from, numberInClass });
    const reply = await write(cx, room, pupil.id);
    return { reply, audit: { object: pupil.id, detail: { from, isNew: Number(!numbered) } } };
  },
);

type Said = { readonly name: string; readonly from: string };

/** A child that is known by its number must be the one named, and be nowhere from that day on: the school it is in lets it go first. */
function mustBeFreeToCome({ stays, terms }: Room, pupil: PupilRow, { name, from }: Said, districtId: string): void {
  if (pupil.districtId !== districtId || nameKey(pupil.name) !== nameKey(name))
    throw invalid('studentNumber', 'this student number is another child’s', 'student-number.taken');
  const goesOn = stays.some((stay) => {
    const endsOn = terms.find(({ id }) => id === stay.termId)?.endsOn ?? '';
    return !isEmpty(stay) && endsOn >= from && (isThereOn(stay, from) || stay.startsOn > from);
  });
  if (goesOn) throw invalid('studentNumber', 'this child is in a class then', 'pupil.elsewhere');
}

/** A homeroom teacher is told of the own class alone, an office of its school. */
async function mustBeNoNamesake({ tx, target }: Cx, { own }: Room, name: string, term: TermRow): Promise<void> {
  const rows = await selectPupilsIn(tx, own.schoolId, [term.id]);
  const seen = rows.filter(({ stay }) => target.days === null || stay.classId === own.id);
  if (seen.some(({ pupil }) => nameKey(pupil.name) === nameKey(name)))
    throw invalid('name', 'a child of this name is, or was, here in this term', 'pupil.namesake');
}
