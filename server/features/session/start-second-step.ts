import { hasSecondStep, keepSecret } from '../../../db/second-steps.ts';
import { type KeptRefusal, preparedWrites } from '../../act.ts';
import { startSecondStep as route } from '../../contract/second-step.ts';
import { deservesSecondStep } from '../../core/account/second-step.ts';
import { Refusal } from '../../refusal.ts';
import { newSecret, uriOf } from '../../secrets/time-codes.ts';
import { forgiveGuess, ownCountersOf } from './guesses.ts';
import { selectGrants, selectPerson } from './store.ts';

const WRONG: KeptRefusal = {
  status: 422,
  code: 'invalid',
  errors: [{ path: 'password', message: 'this is not your password' }],
};

export const startSecondStep = preparedWrites(
  route,
  async ({ read, secrets, actor, guess }, { password }) => {
    if (!actor) throw new Refusal(401, 'not-signed-in');
    const { personId } = actor;
    const { username, passwordHash } = await read((q) => selectPerson(q, personId));
    // Whoever finds a page left open must not bind the account to a phone of their own.
    const counters = ownCountersOf(personId, 'password');
    const isRight = await guess(counters, () => secrets.verifyPassword(passwordHash, password));
    const secret = newSecret();
    return { counters, isRight, secret, secretSealed: secrets.seal(secret), uri: uriOf(secret, username) };
  },
  async ({ tx, actor, today }, { counters, isRight, secret, secretSealed, uri }) => {
    const { personId } = actor;
    if (!isRight) return { refuse: WRONG, audit: { object: personId, detail: { refused: 'password' } } };
    await forgiveGuess(tx, counters);
    const grants = await selectGrants(tx, personId, today);
    if (!grants.some(({ role }) => deservesSecondStep(role))) throw new Refusal(403, 'not-allowed');
    // It is turned off first, with a code: else this would be the way round one.
    if (await hasSecondStep(tx, personId)) throw new Refusal(409, 'conflict');
    await keepSecret(tx, personId, secretSealed);
    return { reply: { secret, uri }, audit: { object: personId } };
  },
);
