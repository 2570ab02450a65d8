import { endOtherSessions } from '../../../db/sessions.ts';
import { type KeptRefusal, preparedWrites } from '../../act.ts';
import { changePassword as route } from '../../contract/session.ts';
import { FREE_FAILURES, signInDelay } from '../../core/account/sign-in-delay.ts';
import { invalid, Refusal, refuseWeak } from '../../refusal.ts';
import { countFailures, mustNotWait } from './failures.ts';
import { forgetFailures, selectAttempts, selectCredential, selectPerson, setPassword } from './store.ts';

const WRONG: KeptRefusal = {
  status: 422,
  code: 'invalid',
  errors: [{ path: 'current', message: 'this is not your present password or code' }],
};

export const changePassword = preparedWrites(
  route,
  async ({ read, secrets, actor, now }, { current, next }) => {
    if (!actor) throw new Refusal(401, 'not-signed-in');
    // Whoever sits at a page that somebody left open guesses no faster than at the door.
    const key = `password of ${actor.personId}`;
    const [attempts] = await read((q) => selectAttempts(q, [key]));
    mustNotWait([signInDelay(attempts, now, FREE_FAILURES.account)]);
    const { username, name } = await read((q) => selectPerson(q, actor.personId));
    const account = await read((q) => selectCredential(q, username));
    const isPassword = await secrets.verifyPassword(account?.passwordHash ?? null, current);
    // Who signed in with a code has no password yet; the code is what they know.
    const isCode = await secrets.verifyPassword(account?.codeHash ?? null, current.trim().toUpperCase());
    const before = account?.passwordHash ?? null;
    if (!isPassword && !isCode) return { key, before, after: null };
    refuseWeak('next', next, [username, name]);
    if (next === current) throw invalid('next', 'this is the same as before');
    return { key, before, after: await secrets.hashPassword(next) };
  },
  async ({ tx, actor, now }, { key, before, after }) => {
    if (after === null) {
      await countFailures(tx, [key], now);
      return { refuse: WRONG, audit: { object: actor.personId, detail: { refused: 'current' } } };
    }
    const person = await selectPerson(tx, actor.personId);
    if (person.passwordHash !== before) throw new Refusal(409, 'conflict');
    await forgetFailures(tx, key);
    await setPassword(tx, actor.personId, after);
    await endOtherSessions(tx, actor.personId, actor.sessionId);
    return { reply: { done: true as const }, audit: { object: actor.personId } };
  },
);
