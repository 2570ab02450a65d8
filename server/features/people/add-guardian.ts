import { isStillIn } from '../../../db/reach/people.ts';
import { writes } from '../../act.ts';
import { addGuardian as route } from '../../contract/people.ts';
import { Refusal } from '../../refusal.ts';
import { personSaid } from './account-rules.ts';
import { putGrant } from './grant-rules.ts';

export const addGuardian = writes(route, async ({ tx, target: pupil, today, newId }, said) => {
  if (!(await isStillIn(tx, pupil, today))) throw new Refusal(403, 'not-allowed');
  const personId = await personSaid(tx, { ...pupil, today }, said, newId);
  const grantId = newId();
  const grant = { role: 'guardian', subject: null, startsOn: today, endsOn: null } as const;
  await putGrant(tx, pupil, { id: grantId, personId, ...grant });
  return { reply: { grantId, personId }, audit: { object: grantId } };
});
