import { endOtherSessions } from '../../../db/sessions.ts';
import { preparedWrites } from '../../act.ts';
import { changePassword as route } from '../../contract/session.ts';
import { invalid, Refusal, refuseWeak } from '../../refusal.ts';
import { selectCredential, selectPerson, setPassword } from './store.ts';

export const changePassword = preparedWrites(
  route,
  async ({ read, secrets, actor }, { current, next }) => {
    if (!actor) throw new Refusal(401, 'not-signed-in');
    const { username, name } = await read((q) => selectPerson(q, actor.personId));
    const account = await read((q) => selectCredential(q, username));
    const isPassword = await secrets.verifyPassword(account?.passwordHash ?? null, current);
    // Who signed in with a code has no password yet; the code is what they know.
    const isCode = await secrets.verifyPassword(account?.codeHash ?? null, current.trim().toUpperCase());
    if (!isPassword && !isCode) throw invalid('current', 'this is not your present password or code');
    refuseWeak('next', next, [username, name]);
    if (next === current) throw invalid('next', 'this is the same as before');
    return { before: account?.passwordHash ?? null, after: await secrets.hashPassword(next) };
  },
  async ({ tx, actor }, { before, after }) => {
    const person = await selectPerson(tx, actor.personId);
    if (person.passwordHash !== before) throw new Refusal(409, 'conflict');
    await setPassword(tx, actor.personId, after);
    await endOtherSessions(tx, actor.personId, actor.sessionId);
    return { reply: { done: true as const }, audit: { object: actor.personId } };
  },
);
