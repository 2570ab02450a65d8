import type { Act } from './act.ts';
import { takeOffSecondStep } from './features/people/take-off-second-step.ts';
import { confirmSecondStep } from './features/session/confirm-second-step.ts';
import { endSecondStep } from './features/session/end-second-step.ts';
import { finishSession } from './features/session/finish-session.ts';
import { readSecondStep } from './features/session/read-second-step.ts';
import { seeSecondStepOff } from './features/session/see-second-step-off.ts';
import { startSecondStep } from './features/session/start-second-step.ts';

/** The second step of signing in: a part of all acts, which are more than one file holds. */
export const secondStepActs: readonly Act[] = [
  finishSession,
  readSecondStep,
  startSecondStep,
  confirmSecondStep,
  endSecondStep,
  seeSecondStepOff,
  takeOffSecondStep,
];
