import { endOtherSessions } from '../../../db/sessions.ts';
import { type KeptRefusal, preparedWrites } from '../../act.ts';
import { changePassword as route } from '../../contract/session.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { refuseWeak } from '../../refuse-weak.ts';
import { forgiveGuess, ownCountersOf } from './guesses.ts';
import { selectCredential, selectPerson, selectPlaceNames, setPassword } from './store.ts';

const WRONG: KeptRefusal = {
  status: 422,
  code: 'invalid',
  errors: [{ path: 'current', message: 'this is not your present password or code' }],
};

export const changePassword = preparedWrites(
  route,
  async ({ read, secrets, actor, now, guess }, { current, next }) => {
    if (!actor) throw new Refusal(401, 'not-signed-in');
    const { username, name } = await read((q) => selectPerson(q, actor.personId));
    // What is wrong with the new one is said first: saying it is no guess at the present one.
    const places = await read((q) => selectPlaceNames(q, actor.personId, shanghaiDay(now)));
    refuseWeak('next', next, { names: [username, name], places });
    if (next === current) throw invalid('next', 'this is the same as before');
    const account = await read((q) => selectCredential(q, username));
    const counters = ownCountersOf(actor.personId, 'password');
    const isRight = await guess(counters, async () => {
      const isPassword = await secrets.verifyPassword(account?.passwordHash ?? null, current);
      // Who signed in with a code has no password yet; the code is what they know.
      const isCode = await secrets.verifyPassword(account?.codeHash ?? null, current.trim().toUpperCase());
      return isPassword || isCode;
    });
    const before = account?.passwordHash ?? null;
    return { counters, before, after: isRight ? await secrets.hashPassword(next) : null };
  },
  async ({ tx, actor }, { counters, before, after }) => {
    if (after === null) return { refuse: WRONG, audit: { object: actor.personId, detail: { refused: 'current' } } };
    const person = await selectPerson(tx, actor.personId);
    if (person.passwordHash !== before) throw new Refusal(409, 'conflict');
    await forgiveGuess(tx, counters);
    await setPassword(tx, actor.personId, after);
    await endOtherSessions(tx, actor.personId, actor.sessionId);
    return { reply: { done: true as const }, audit: { object: actor.personId } };
  },
);
