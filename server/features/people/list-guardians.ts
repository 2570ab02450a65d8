import { selectEnrolled } from '../../../db/reach/lists.ts';
import { selectGuardiansIn } from '../../../db/reach/people.ts';
import { reads } from '../../act.ts';
import { listGuardians as route } from '../../contract/people.ts';
import { asClassName, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { asHeld } from './grant-rules.ts';

export const listGuardians = reads(route, async ({ q, target, today }) => {
  const { term } = await termsFor(q, target.districtId, today, undefined);
  const enrolled = (await selectEnrolled(q, target, term.id)).filter((row) => row.endedOn === null);
  const guardians = await selectGuardiansIn(q, target, term.id, today);
  return {
    ...asClassName(target, term.code),
    schoolId: target.schoolId,
    schoolName: schoolNameOf(target),
    pupils: enrolled.map(({ pupilId, name }) => ({
      pupilId,
      name,
      guardians: guardians.filter((row) => row.placeId === pupilId).map(asHeld),
    })),
  };
});
