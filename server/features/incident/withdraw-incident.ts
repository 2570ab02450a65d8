import { writes } from '../../act.ts';
import { withdrawIncident as route } from '../../contract/incident-routes.ts';
import { stepOf } from './take-step.ts';

/** What was said stays for staff to the end of the school year, with the reason. */
export const withdrawIncident = writes(
  route,
  async (cx, { version, text }) => await stepOf(cx, { step: 'withdraw', version, said: { text } }),
);
