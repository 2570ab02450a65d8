import { selectClassesOf } from '../../../db/reach/lists.ts';
import { selectOptionalClassGrant, setGrantEnd } from '../../../db/reach/people.ts';
import { writes } from '../../act.ts';
import { handOverGrant as route } from '../../contract/people.ts';
import { dayBefore } from '../../core/calendar/days.ts';
import { mustBeOpenOn } from '../../open-school.ts';
import { invalid, notFound } from '../../refusal.ts';
import { personSaid } from './account-rules.ts';
import { mustBeByHand, putGrant } from './grant-rules.ts';

export const handOverGrant = writes(route, async ({ tx, target: school, params, today, newId }, said) => {
  const grant = await selectOptionalClassGrant(tx, school, params.grantId);
  const at = (await selectClassesOf(tx, school)).find((one) => one.id === grant?.placeId);
  if (!grant || !at) throw notFound();
  mustBeByHand(grant);
  const { from } = said;
  if (from <= grant.startsOn) throw invalid('from', 'the one before has had no day yet', 'grant.backwards');
  if (grant.endsOn !== null && from > grant.endsOn)
    throw invalid('from', 'the one before has ended by then', 'grant.ended');
  mustBeOpenOn(school, from, 'from');
  const personId = await personSaid(tx, { ...school, today }, said, newId);
  if (personId === grant.personId) throw invalid('username', 'this is the same person', 'grant.there');
  const { role, subject, endsOn } = grant;
  await setGrantEnd(tx, grant, dayBefore(from));
  const grantId = newId();
  await putGrant(tx, at, { id: grantId, personId, role, subject, startsOn: from, endsOn });
  return { reply: { grantId, personId }, audit: { object: grantId, detail: { before: grant.grantId, from } } };
});
