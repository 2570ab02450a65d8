import { writes } from '../../act.ts';
import { settleSupport as route } from '../../contract/incident-routes.ts';
import { supportsIn } from '../../core/incident/steps.ts';
import type { StepRow } from '../../reports/shared-incidents.ts';
import { refused } from './incident-rules.ts';
import { stepOf } from './take-step.ts';

/** What was said of it last stands; help that was not given can be given later. */
export const settleSupport = writes(route, async (cx, { version, support, isDone }) => {
  const mustBe = (_row: unknown, steps: readonly StepRow[]) => {
    if (!supportsIn(steps).some(({ said }) => said.version === support))
      throw refused('support', 'incident.no-support', 'no such help was agreed on');
  };
  return await stepOf(cx, { step: isDone ? 'done' : 'not-done', version, said: { about: support }, mustBe });
});
