import { selectOptionalPerson } from '../../../db/reach/people.ts';
import { CODE_LASTS, issueCodes } from '../../../db/sign-in-codes.ts';
import { preparedWrites } from '../../act.ts';
import { issueSignInCode as route } from '../../contract/people.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { notFound } from '../../refusal.ts';
import { newCode } from '../../secrets/sign-in-codes.ts';
import { mustBeOwnAccount } from './account-rules.ts';

export const issueSignInCode = preparedWrites(
  route,
  async (_, { personId }) => await newCode(personId),
  async ({ tx, target: school, actor, now, today }, made) => {
    const { personId, code } = made;
    await mustBeOwnAccount(tx, school, personId, { today, actorId: actor.personId });
    const person = await selectOptionalPerson(tx, personId);
    if (!person) throw notFound();
    await issueCodes(tx, [made], now);
    const { name, username } = person;
    return {
      reply: { name, username, code, lastDay: shanghaiDay(now + CODE_LASTS) },
      audit: { object: personId },
    };
  },
);
