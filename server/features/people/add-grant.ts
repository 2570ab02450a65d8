import { selectClassesOf } from '../../../db/reach/lists.ts';
import { writes } from '../../act.ts';
import { addGrant as route } from '../../contract/people.ts';
import { mustBeOpenOn, untilClosed } from '../../open-school.ts';
import { invalid } from '../../refusal.ts';
import { personSaid } from './account-rules.ts';
import { putGrant } from './grant-rules.ts';

export const addGrant = writes(route, async ({ tx, target: school, today, newId }, said) => {
  const at = (await selectClassesOf(tx, school)).find((one) => one.id === said.classId);
  if (!at) throw invalid('classId', 'there is no such class in this school');
  mustBeOpenOn(school, said.from, 'from');
  const personId = await personSaid(tx, { ...school, today }, said, newId);
  const { role, subject, from: startsOn } = said;
  const endsOn = untilClosed(school, said.to);
  const grantId = newId();
  await putGrant(tx, at, { id: grantId, personId, role, subject, startsOn, endsOn });
  return { reply: { grantId, personId }, audit: { object: grantId, detail: { from: startsOn } } };
});
