import { reads } from '../../../act.ts';
import { listMembers as route } from '../../../contract/school-year.ts';
import { currentTerm } from '../../../core/calendar/terms.ts';
import { apartAmong } from '../../../namesakes.ts';
import { asClassName, asTerm, schoolNameOf, termsFor } from '../../../reply-parts.ts';
import type { ClassRow } from '../store.ts';
import { isInSchool } from './class-room.ts';
import { membersOf } from './members-of.ts';

export const listMembers = reads(route, async ({ q, target, today }) => {
  const { term } = await termsFor(q, target.districtId, today, undefined);
  const { terms, classes, pupils, members } = await membersOf(q, target, today);
  const apartOf = await apartAmong(
    q,
    target,
    pupils.map(({ id, name }) => ({ pupilId: id, name })),
  );
  const running = terms.find((one) => one.startsOn <= today && today <= one.endsOn);
  const next = terms.find((one) => one.startsOn > today);
  const mayMove = target.days === null;
  const isOther = (one: ClassRow) => one.id !== target.id && isInSchool(one, (running ?? next ?? term).code);
  return {
    ...asClassName(target, term.code),
    schoolId: target.schoolId,
    schoolName: schoolNameOf(target),
    term: asTerm(term, currentTerm(terms, today)),
    firstDay: running ? today : (next?.startsOn ?? null),
    others: (mayMove ? classes.filter(isOther) : [])
      .map((one) => asClassName(one, term.code))
      .sort((a, b) => a.grade - b.grade || a.number - b.number),
    pupils: members.map(({ pupil, stay, state }) => ({
      pupilId: pupil.id,
      name: pupil.name,
      apart: apartOf(pupil.id),
      numberInClass: stay.numberInClass,
      state,
      from: stay.startsOn,
      to: stay.endedOn,
    })),
  };
});
