import { writes } from '../../act.ts';
import { amendIncident as route } from '../../contract/incident-routes.ts';
import { stepOf } from './take-step.ts';

/** By who saw it, while no family reads it. */
export const amendIncident = writes(
  route,
  async (cx, { version, text }) => await stepOf(cx, { step: 'amend', version, said: { text } }),
);
