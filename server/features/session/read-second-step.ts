import { selectRecoveryHashes, selectSecondStep } from '../../../db/second-steps.ts';
import { reads } from '../../act.ts';
import { readSecondStep as route } from '../../contract/second-step.ts';
import { deservesSecondStep } from '../../core/account/second-step.ts';
import { isSecondStepRequired } from './second-step-rules.ts';
import { selectGrants } from './store.ts';

export const readSecondStep = reads(route, async ({ q, actor, today }) => {
  const grants = await selectGrants(q, actor.personId, today);
  const kept = await selectSecondStep(q, actor.personId);
  return {
    since: kept?.confirmedAt ?? null,
    recoveryCodesLeft: (await selectRecoveryHashes(q, actor.personId)).length,
    isOffered: grants.some(({ role }) => deservesSecondStep(role)),
    isRequired: await isSecondStepRequired(q, grants),
    takenOffAt: kept?.takenOffAt ?? null,
  };
});
