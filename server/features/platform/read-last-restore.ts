import { selectInstallation } from '../../../db/installation.ts';
import { reads } from '../../act.ts';
import { readLastRestore as route } from '../../contract/platform.ts';

/** A month and a few days: docs/deploy.md asks for a drill each month. */
const LONGEST = 35 * 24 * 3_600_000;

export const readLastRestore = reads(route, async ({ q, now }) => {
  const verified = (await selectInstallation(q))?.verified;
  return { verified: verified ?? null, isDue: verified === undefined || now - verified.at > LONGEST };
});
