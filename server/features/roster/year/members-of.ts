import type { Reader } from '../../../../db/engine.ts';
import type { ReachedClass } from '../../../../db/reach/reached.ts';
import { grouped } from '../../../core/grouped.ts';
import { selectEnrolments, selectPupilsById, selectSchoolParts } from '../store.ts';
import { shownStay, termsShown } from './shown-stay.ts';

/** Who is in a class this term, comes later or has left, in the order of the class; with the school they are in. */
export async function membersOf(q: Reader, target: ReachedClass, today: string) {
  const { terms, classes } = await selectSchoolParts(q, { id: target.schoolId, districtId: target.districtId });
  const termIds = termsShown(terms, today).map(({ id }) => id);
  const stays = await selectEnrolments(q, { pupilIds: [], schoolIds: [], classIds: [target.id], termIds, today });
  const pupils = await selectPupilsById(
    q,
    stays.map(({ pupilId }) => pupilId),
  );
  const staysOf = grouped(stays, ({ pupilId }) => pupilId);
  const members = pupils.flatMap((pupil) => {
    const shown = shownStay(staysOf.get(pupil.id) ?? [], terms, today);
    return shown ? { ...shown, pupil } : [];
  });
  const number = ({ stay }: (typeof members)[number]) => stay.numberInClass ?? Number.POSITIVE_INFINITY;
  members.sort((a, b) => number(a) - number(b) || (a.pupil.sortKey < b.pupil.sortKey ? -1 : 1));
  return { terms, classes, pupils, members };
}
