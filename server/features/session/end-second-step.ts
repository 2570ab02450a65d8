import { removeSecondStep, selectSecondStep } from '../../../db/second-steps.ts';
import { endOtherSessions, setMustSetSecondStep } from '../../../db/sessions.ts';
import { type KeptRefusal, preparedWrites } from '../../act.ts';
import { endSecondStep as route } from '../../contract/second-step.ts';
import { Refusal } from '../../refusal.ts';
import { forgiveGuess, ownCountersOf } from './guesses.ts';
import { compareCode, isSecondStepRequired, takeCode } from './second-step-rules.ts';
import { selectGrants, selectPerson } from './store.ts';

const MESSAGES = { password: 'this is not your password', code: 'this code is not right, or was used' } as const;
const wrong = (path: keyof typeof MESSAGES): KeptRefusal => ({
  status: 422,
  code: 'invalid',
  errors: [{ path, message: MESSAGES[path] }],
});

export const endSecondStep = preparedWrites(
  route,
  async ({ read, secrets, actor, now, guess }, { password, code }) => {
    if (!actor) throw new Refusal(401, 'not-signed-in');
    const { personId } = actor;
    const { passwordHash } = await read((q) => selectPerson(q, personId));
    const kept = await read((q) => selectSecondStep(q, personId));
    if (!kept || kept.confirmedAt === null) throw new Refusal(409, 'conflict');
    const counters = [...ownCountersOf(personId, 'password'), ...ownCountersOf(personId, 'code')];
    return await guess(counters, async () => {
      const isPassword = await secrets.verifyPassword(passwordHash, password);
      const right = isPassword ? await compareCode({ secrets, read, now }, kept, code) : undefined;
      return { counters, isPassword, right };
    });
  },
  async ({ tx, actor, today }, { counters, isPassword, right }) => {
    const { personId, sessionId } = actor;
    const isTaken = right !== undefined && (await takeCode(tx, personId, right));
    if (!isTaken) {
      const path = isPassword ? 'code' : 'password';
      return { refuse: wrong(path), audit: { object: personId, detail: { refused: path } } };
    }
    await forgiveGuess(tx, counters);
    await removeSecondStep(tx, personId);
    await endOtherSessions(tx, personId, sessionId);
    // Where the district asks for one this is how to change phones: the next is set at once.
    const grants = await selectGrants(tx, personId, today);
    await setMustSetSecondStep(tx, sessionId, await isSecondStepRequired(tx, grants));
    return { reply: { done: true as const }, audit: { object: personId } };
  },
);
