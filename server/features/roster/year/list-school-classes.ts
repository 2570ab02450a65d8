import type { Reader } from '../../../../db/engine.ts';
import { reads } from '../../../act.ts';
import { listSchoolClasses as route } from '../../../contract/school-classes.ts';
import { codeAfter } from '../../../core/calendar/plan-term.ts';
import { dayWithin, isThereOn } from '../../../core/calendar/terms.ts';
import { isOpenOn } from '../../../open-school.ts';
import { asClassName, asTerm, termsFor } from '../../../reply-parts.ts';
import { type ClassRow, selectEnrolments, selectHeldOn, selectSchoolParts, type TermRow } from '../store.ts';
import { isInSchool } from './class-room.ts';
import { closingOf } from './closing-of.ts';
import { homeroomsOn, isNewYear, termBefore } from './plan-term-start.ts';

export const listSchoolClasses = reads(route, async ({ q, target, today }) => {
  const { current } = await termsFor(q, target.districtId, today, undefined);
  const { school, classes, terms } = await selectSchoolParts(q, target);
  const at = terms.findIndex(({ id }) => id === current?.id);
  const shown = terms.slice(at, at + 2);
  const held = await selectHeldOn(
    q,
    classes.map(({ id }) => id),
  );
  const listed = new Map<string, Awaited<ReturnType<typeof countedIn>>>();
  for (const term of shown) listed.set(term.id, await countedIn(q, classes, term, today));
  const last = shown.at(-1);
  const mayBeginIn = ({ startsOn }: TermRow) => isOpenOn(school, startsOn > today ? startsOn : today);
  const { goesOnIn: id, districtId } = school;
  const into = id === null ? undefined : (await selectSchoolParts(q, { id, districtId })).school;
  return {
    name: { zh: school.name, en: school.nameEn },
    end: closingOf(school, into),
    terms: shown.map((term) => ({
      ...asTerm(term, current),
      isNewYear: isNewYear(terms, term),
      mayStart: term.endsOn >= today && termBefore(terms, term) !== undefined && mayBeginIn(term),
      classes: (listed.get(term.id) ?? []).map(({ row, pupils }) => ({
        ...asClassName(row, term.code),
        pupils,
        homerooms: homeroomsOn(held, row.id, dayWithin(term, today)),
      })),
    })),
    missing: last && shown.length < 2 ? codeAfter(last.code) : null,
  };
});

/** The classes that are in the school in a term, by grade and number, with how many pupils they have: on today, or its first or last day. */
async function countedIn(q: Reader, classes: readonly ClassRow[], term: TermRow, today: string) {
  const there = classes.filter((row) => isInSchool(row, term.code));
  const day = dayWithin(term, today);
  const classIds = there.map(({ id }) => id);
  const asked = { pupilIds: [], schoolIds: [], classIds, termIds: [term.id], today };
  const stays = (await selectEnrolments(q, asked)).filter((stay) => isThereOn(stay, day));
  const rows = there.map((row) => ({ row, pupils: stays.filter(({ classId }) => classId === row.id).length }));
  const keyOf = ({ row }: (typeof rows)[number]) => asClassName(row, term.code).grade * 100 + row.number;
  return rows.sort((a, b) => keyOf(a) - keyOf(b));
}
