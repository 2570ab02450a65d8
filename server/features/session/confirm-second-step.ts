import { confirmSecret, insertRecoveryCodes, selectSecondStep } from '../../../db/second-steps.ts';
import { endOtherSessions, setMustSetSecondStep } from '../../../db/sessions.ts';
import { type KeptRefusal, preparedWrites } from '../../act.ts';
import { confirmSecondStep as route } from '../../contract/second-step.ts';
import { Refusal } from '../../refusal.ts';
import { newCodes } from '../../secrets/sign-in-codes.ts';
import { forgiveGuess, ownCountersOf } from './guesses.ts';
import { compareTimeCode } from './second-step-rules.ts';

const RECOVERY_CODES = 10;
const WRONG: KeptRefusal = {
  status: 422,
  code: 'invalid',
  errors: [{ path: 'code', message: 'this is not the code that the phone shows now' }],
};

export const confirmSecondStep = preparedWrites(
  route,
  async ({ read, secrets, actor, now, guess }, { code }) => {
    if (!actor) throw new Refusal(401, 'not-signed-in');
    const { personId } = actor;
    const kept = await read((q) => selectSecondStep(q, personId));
    const secretSealed = kept?.secretSealed ?? null;
    if (!kept || kept.confirmedAt !== null || secretSealed === null) throw new Refusal(409, 'conflict');
    const counters = ownCountersOf(personId, 'code');
    const right = await guess(counters, async () => compareTimeCode(secrets, kept, code, now));
    const made = right ? await newCodes(Array<string>(RECOVERY_CODES).fill(personId)) : [];
    return { counters, secretSealed, step: right?.step, made };
  },
  async ({ tx, actor, now }, { counters, secretSealed, step, made }) => {
    const { personId, sessionId } = actor;
    if (step === undefined) return { refuse: WRONG, audit: { object: personId, detail: { refused: 'code' } } };
    if (!(await confirmSecret(tx, { personId, secretSealed, step, now }))) throw new Refusal(409, 'conflict');
    await forgiveGuess(tx, counters);
    await insertRecoveryCodes(tx, made);
    await endOtherSessions(tx, personId, sessionId);
    await setMustSetSecondStep(tx, sessionId, false);
    return { reply: { recoveryCodes: made.map(({ code }) => code) }, audit: { object: personId } };
  },
);
