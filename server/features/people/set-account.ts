import { setEnabled } from '../../../db/reach/people.ts';
import { writes } from '../../act.ts';
import { setAccount as route } from '../../contract/people.ts';
import { mustBeOwnAccount } from './account-rules.ts';

export const setAccount = writes(route, async ({ tx, target: school, actor, params, today }, { isEnabled }) => {
  const { personId } = params;
  await mustBeOwnAccount(tx, school, personId, { today, actorId: actor.personId });
  await setEnabled(tx, personId, isEnabled);
  return { reply: { personId, isEnabled }, audit: { object: personId, detail: { isEnabled: Number(isEnabled) } } };
});
