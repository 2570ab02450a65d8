import { writes } from '../../act.ts';
import { repairIncident as route } from '../../contract/incident-routes.ts';
import { stepOf } from './take-step.ts';

/** From here on the family reads nothing of it; the sentence is for staff. */
export const repairIncident = writes(
  route,
  async (cx, { version, text }) => await stepOf(cx, { step: 'repair', version, said: { text } }),
);
