import { endHalfSession, selectOptionalHalfSession, selectSecondStep } from '../../../db/second-steps.ts';
import { preparedWrites } from '../../act.ts';
import { finishSession as route } from '../../contract/second-step.ts';
import { Refusal } from '../../refusal.ts';
import { comeIn, prepareComing } from './come-in.ts';
import { codeCountersOf, forgiveGuess } from './guesses.ts';
import { compareCode, takeCode } from './second-step-rules.ts';
import { selectCredential } from './store.ts';

export const finishSession = preparedWrites(
  route,
  async ({ read, secrets, now, address, device, heldSession, guess }, { codeToken, code }) => {
    const id = secrets.digest(codeToken);
    const found = await read(async (q) => {
      const half = await selectOptionalHalfSession(q, id, now);
      if (!half) return undefined;
      const account = await selectCredential(q, half.username);
      return { half, account, kept: await selectSecondStep(q, half.personId) };
    });
    const compared = found?.half.by === 'code' ? found.account?.codeHash : found?.account?.passwordHash;
    // A password that was changed meanwhile makes what was said with the old one worth nothing.
    if (!found?.account || found.half.credential !== secrets.digest(compared ?? ''))
      throw new Refusal(401, 'not-signed-in');
    const { half, account, kept } = found;
    const { personId } = half;
    const counters = codeCountersOf({ personId, address, device });
    const right = await guess(counters, async () =>
      kept && kept.confirmedAt !== null ? await compareCode({ secrets, read, now }, kept, code) : undefined,
    );
    const { passwordHash, codeHash } = account;
    return {
      counters,
      id,
      address,
      account: { username: half.username, passwordHash, codeHash },
      by: half.by,
      personId,
      right,
      coming: prepareComing({ secrets, now, device, heldSession }, personId),
    };
  },
  async ({ tx, now, today }, { counters, id, address, account, by, personId, right, coming }) => {
    const found = await selectCredential(tx, account.username);
    const isSame = found?.passwordHash === account.passwordHash && found?.codeHash === account.codeHash;
    const isThere = (await selectOptionalHalfSession(tx, id, now)) !== undefined;
    if (!found?.isEnabled || !isSame || !isThere) throw new Refusal(401, 'not-signed-in');
    if (!right || !(await takeCode(tx, personId, right)))
      return { refuse: { status: 401, code: 'wrong-credentials' }, audit: { object: personId, detail: { address } } };
    await endHalfSession(tx, id);
    await forgiveGuess(tx, counters);
    const secondStep = 'step' in right ? 'phone' : 'paper';
    return {
      ...(await comeIn(tx, coming, found, { by, now, today })),
      audit: { object: personId, detail: { by, secondStep } },
    };
  },
);
