import { isStillIn, selectOptionalGuardianGrant, setGrantEnd } from '../../../db/reach/people.ts';
import { writes } from '../../act.ts';
import { endGuardian as route } from '../../contract/people.ts';
import { dayBefore } from '../../core/calendar/days.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { mustBeByHand } from './grant-rules.ts';

/** At once: its last day was yesterday. */
export const endGuardian = writes(route, async ({ tx, target: pupil, params, today }) => {
  if (!(await isStillIn(tx, pupil, today))) throw new Refusal(403, 'not-allowed');
  const grant = await selectOptionalGuardianGrant(tx, pupil, params.grantId);
  if (!grant) throw notFound();
  mustBeByHand(grant);
  await setGrantEnd(tx, grant, dayBefore(today));
  const { grantId, personId } = grant;
  return { reply: { grantId, personId }, audit: { object: grantId } };
});
