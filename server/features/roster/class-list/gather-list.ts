import type { Reader } from '../../../../db/engine.ts';
import type { ReachedSchool } from '../../../../db/reach/reached.ts';
import type { ListFault } from '../../../class-lists/cells.ts';
import { isThereOn } from '../../../core/calendar/terms.ts';
import { grouped } from '../../../core/grouped.ts';
import {
  selectEnrolments,
  selectHeldOn,
  selectOrganisation,
  selectPersons,
  selectPersonsByContact,
  selectPupilsByNumber,
  selectPupilsIn,
  selectUsernames,
  type TermRow,
} from '../store.ts';
import type { KnownPupil } from './match-pupils.ts';
import type { PreparedList } from './prepare-list.ts';

type About = { readonly tx: Reader; readonly target: ReachedSchool; readonly today: string };

/** All that is stored and that a list may be about. */
export async function gatherList({ tx, target, today }: About, list: PreparedList) {
  const { schools, terms, classes } = await selectOrganisation(tx, target.districtId);
  const school = schools.find(({ id }) => id === target.id);
  if (!school) throw new Error('a school outside its district');
  const term = termFor(terms, today);
  if (!term) return undefined;
  const before = terms.filter((one) => one.code < term.code).at(-1);
  const own = classes.filter(({ schoolId }) => schoolId === school.id);
  const termIds = [term, before].flatMap((one) => one?.id ?? []);
  const inSchool = await selectPupilsIn(tx, school.id, termIds);
  const here = [...grouped(inSchool, ({ pupil }) => pupil.id).values()].flatMap((rows): KnownPupil[] =>
    rows[0] ? [{ pupil: rows[0].pupil, stays: rows.map(({ stay }) => stay) }] : [],
  );
  const numbered = await selectPupilsByNumber(
    tx,
    list.pupils.flatMap(({ number }) => number?.index ?? []),
  );
  const people = [...list.pupils.flatMap(({ guardians }) => guardians ?? []), ...list.teachers];
  const pupilIds = [...here.map(({ pupil }) => pupil.id), ...numbered.map(({ id }) => id)];
  const placeIds = [...own.map(({ id }) => id), school.id];
  return {
    school,
    term,
    today,
    classes: own,
    here,
    stays: inSchool.map(({ stay }) => stay),
    numbered: new Map(numbered.map((row) => [row.studentNumberIndex ?? '', row])),
    elsewhere: await selectElsewhere(
      { tx, target, today },
      term,
      numbered.map(({ id }) => id),
    ),
    guardians: (await selectHeldOn(tx, pupilIds)).filter(({ grant }) => grant.role === 'guardian'),
    staff: await selectHeldOn(tx, placeIds),
    byContact: await selectPersonsByContact(
      tx,
      target.districtId,
      people.flatMap(({ contact }) => contact ?? []),
    ),
    byStaffId: await selectPersons(
      tx,
      target.districtId,
      people.flatMap(({ staffId }) => staffId ?? []),
    ),
    usernames: new Set(
      (
        await selectUsernames(
          tx,
          people.flatMap(({ usernames }) => usernames),
        )
      ).keys(),
    ),
  };
}
export type Gathered = NonNullable<Awaited<ReturnType<typeof gatherList>>>;

/** The term that runs, or the next: what is over is not written any more. */
function termFor(terms: readonly TermRow[], today: string): TermRow | undefined {
  return [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)).find(({ endsOn }) => endsOn >= today);
}

/** Those of some pupils who are in another school now. */
async function selectElsewhere({ tx, target, today }: About, term: TermRow, pupilIds: readonly string[]) {
  const asked = { pupilIds, schoolIds: [], classIds: [], termIds: [term.id], today };
  const now = today < term.startsOn ? term.startsOn : today;
  const stays = await selectEnrolments(tx, asked);
  return new Set(stays.flatMap((stay) => (stay.schoolId !== target.id && isThereOn(stay, now) ? stay.pupilId : [])));
}

/** One file is of one school: rows that name another than most do are not taken for this one's. */
export function otherSchools({ pupils }: PreparedList): ListFault[] {
  const named = grouped(
    pupils.filter(({ school }) => school !== ''),
    ({ school }) => school,
  );
  const most = [...named.values()].sort((a, b) => b.length - a.length)[0];
  return [...named.values()].flatMap((rows) =>
    rows === most ? [] : rows.map(({ place }): ListFault => ({ ...place, code: 'school.other' })),
  );
}
