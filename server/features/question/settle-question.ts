import { writes } from '../../act.ts';
import { settleQuestion as route } from '../../contract/question-asked.ts';
import { familyStep } from './family-step.ts';

/** The family is content; about the same it may ask anew. */
export const settleQuestion = writes(
  route,
  async (cx, { version }) => await familyStep(cx, { step: 'settle', version, text: null }),
);
