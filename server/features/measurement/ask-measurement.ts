import { writes } from '../../act.ts';
import { askMeasurement as route } from '../../contract/measurement.ts';

/** Whoever runs the measuring thread sees this act go by; here it is only noted who asked. */
export const askMeasurement = writes(route, async ({ target, now }) => ({
  reply: { askedAt: now },
  audit: { object: target.id },
}));
