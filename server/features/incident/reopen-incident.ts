import { writes } from '../../act.ts';
import { reopenIncident as route } from '../../contract/incident-routes.ts';
import { stepOf } from './take-step.ts';

/** For staff, until somebody shares it anew. */
export const reopenIncident = writes(
  route,
  async (cx, { version, text }) => await stepOf(cx, { step: 'reopen', version, said: { text } }),
);
