import { writes } from '../../act.ts';
import { askAgain as route } from '../../contract/question-asked.ts';
import { mustHaveLeft } from './ask-rules.ts';
import { familyStep } from './family-step.ts';

/** It waits anew, with as many days to answer in. */
export const askAgain = writes(route, async (cx, { version, text }) => {
  await mustHaveLeft(cx.tx, cx.actor, cx.now);
  return await familyStep(cx, { step: 'ask-again', version, text });
});
