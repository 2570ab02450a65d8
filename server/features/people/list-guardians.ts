import { selectGuardiansIn } from '../../../db/reach/people.ts';
import { selectPresent } from '../../../db/reach/stays.ts';
import { reads } from '../../act.ts';
import { listGuardians as route } from '../../contract/people.ts';
import { apartIn } from '../../namesakes.ts';
import { asClassName, schoolNameOf, termsFor } from '../../reply-parts.ts';
import { asHeld } from './grant-rules.ts';

export const listGuardians = reads(route, async ({ q, target, today }) => {
  const { term } = await termsFor(q, target.districtId, today, undefined);
  const present = await selectPresent(q, target, term, today);
  const apartOf = await apartIn(q, target, term.id);
  const guardians = await selectGuardiansIn(q, target, term, today);
  return {
    ...asClassName(target, term.code),
    schoolId: target.schoolId,
    schoolName: schoolNameOf(target),
    pupils: present.map(({ pupilId, name }) => ({
      pupilId,
      name,
      apart: apartOf(pupilId),
      guardians: guardians.filter((row) => row.placeId === pupilId).map(asHeld),
    })),
  };
});
