import { writes } from '../../act.ts';
import { shareIncident as route } from '../../contract/incident-routes.ts';
import { stepOf } from './take-step.ts';

/** A named person tells the family; only where help was agreed on (the states say so). */
export const shareIncident = writes(route, async (cx, { version }) => await stepOf(cx, { step: 'share', version }));
