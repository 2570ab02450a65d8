import { takeOffSecondStep as takeOff } from '../../../db/second-steps.ts';
import { writes } from '../../act.ts';
import { takeOffSecondStep as route } from '../../contract/second-step.ts';
import { mustBeOwnAccount } from './account-rules.ts';

export const takeOffSecondStep = writes(route, async ({ tx, target: school, actor, params, now, today }) => {
  const { personId } = params;
  await mustBeOwnAccount(tx, school, personId, { today, actorId: actor.personId });
  await takeOff(tx, personId, now);
  return { reply: { personId }, audit: { object: personId } };
});
