import { selectOptionalClassGrant, setGrantEnd } from '../../../db/reach/people.ts';
import { writes } from '../../act.ts';
import { endGrant as route } from '../../contract/people.ts';
import { invalid, notFound } from '../../refusal.ts';
import { mustBeByHand } from './grant-rules.ts';

export const endGrant = writes(route, async ({ tx, target: school, params }, { lastDay }) => {
  const grant = await selectOptionalClassGrant(tx, school, params.grantId);
  if (!grant) throw notFound();
  mustBeByHand(grant);
  if (lastDay < grant.startsOn) throw invalid('lastDay', 'this ends before it begins', 'grant.backwards');
  await setGrantEnd(tx, grant, lastDay);
  const { grantId, personId } = grant;
  return { reply: { grantId, personId }, audit: { object: grantId, detail: { lastDay } } };
});
