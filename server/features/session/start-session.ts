import { hasSecondStep, insertHalfSession } from '../../../db/second-steps.ts';
import { preparedWrites } from '../../act.ts';
import { startSession as route } from '../../contract/session.ts';
import { asUsername } from '../../core/account/username.ts';
import { type By, comeIn, prepareComing } from './come-in.ts';
import { countersOf, forgiveGuess } from './guesses.ts';
import { selectCredential } from './store.ts';

/** How long a code may be said after the password. Milliseconds. */
const HALF_LASTS = 5 * 60_000;

export const startSession = preparedWrites(
  route,
  async ({ read, secrets, now, address, device, heldSession, guess }, { username: typed, password }) => {
    const username = asUsername(typed);
    const account = await read((q) => selectCredential(q, username));
    // What was typed as a name may be a password: whoever reads the rows can compare two, and read neither.
    const tried = { name: secrets.blindIndex(username), address, personId: account?.personId };
    const counters = countersOf({ ...tried, device });
    const by = await guess(counters, async (): Promise<By | undefined> => {
      // Both are always compared, so that no answer is quicker than another: known or not, with a code or without.
      const isPassword = await secrets.verifyPassword(account?.passwordHash ?? null, password);
      const isCode = await secrets.verifyPassword(account?.codeHash ?? null, password.trim().toUpperCase());
      return isPassword ? 'password' : isCode ? 'code' : undefined;
    });
    const codeToken = secrets.newToken();
    const compared = (by === 'code' ? account?.codeHash : account?.passwordHash) ?? '';
    return {
      counters,
      tried,
      account: account && { username, passwordHash: account.passwordHash, codeHash: account.codeHash },
      by,
      half: { codeToken, id: secrets.digest(codeToken), credential: secrets.digest(compared) },
      coming: prepareComing({ secrets, now, device, heldSession }, account?.personId ?? '-'),
    };
  },
  async ({ tx, now, today }, { counters, tried, account, by, half, coming }) => {
    // The password or the code may have been changed since it was compared.
    const found = account && (await selectCredential(tx, account.username));
    const isSame = found?.passwordHash === account?.passwordHash && found?.codeHash === account?.codeHash;
    const current = found?.isEnabled && isSame ? found : undefined;
    const isOver = by === 'code' && (current?.codeUsedAt !== null || (current.codeExpiresAt ?? 0) < now);
    if (!current || by === undefined || isOver) {
      const { personId, ...detail } = tried;
      const audit = { ...(personId === undefined ? {} : { object: personId }), detail };
      return { refuse: { status: 401, code: 'wrong-credentials' }, audit };
    }
    await forgiveGuess(tx, counters);
    const { personId } = current;
    if (await hasSecondStep(tx, personId)) {
      const { codeToken, id, credential } = half;
      await insertHalfSession(tx, { id, personId, by, credential, endsAt: now + HALF_LASTS });
      return { reply: { mustChangePassword: false, codeToken }, audit: { object: personId, detail: { by, half: 1 } } };
    }
    return {
      ...(await comeIn(tx, coming, current, { by, now, today })),
      audit: { object: personId, detail: { by } },
    };
  },
);
