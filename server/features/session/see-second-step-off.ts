import { seeTakenOff } from '../../../db/second-steps.ts';
import { writes } from '../../act.ts';
import { seeSecondStepOff as route } from '../../contract/second-step.ts';

export const seeSecondStepOff = writes(route, async ({ tx, actor }) => {
  await seeTakenOff(tx, actor.personId);
  return { reply: { done: true as const }, audit: { object: actor.personId } };
});
