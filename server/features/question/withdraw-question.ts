import { writes } from '../../act.ts';
import { withdrawQuestion as route } from '../../contract/question-asked.ts';
import { familyStep } from './family-step.ts';

/** Nobody has to answer any more; what was said stays where it is. */
export const withdrawQuestion = writes(
  route,
  async (cx, { version }) => await familyStep(cx, { step: 'withdraw', version, text: null }),
);
