import { preparedWrites } from '../../act.ts';
import { startSession as route } from '../../contract/session.ts';
import { FREE_FAILURES, signInDelay } from '../../core/account/sign-in-delay.ts';
import { asUsername } from '../../core/account/username.ts';
import { countFailures, mustNotWait } from './failures.ts';
import {
  consumeCode,
  demandNewPassword,
  forgetFailures,
  insertSession,
  selectAttempts,
  selectCredential,
  selectGrants,
} from './store.ts';

const HOUR = 3_600_000;
/** A teacher's computer stands in a classroom; a parent's phone is in a pocket. Idle and longest time, milliseconds. */
const LASTING = { staff: { idle: HOUR / 2, longest: 12 * HOUR }, family: { idle: 12 * HOUR, longest: 30 * 24 * HOUR } };

export const startSession = preparedWrites(
  route,
  async ({ read, secrets, now, address }, { username: typed, password }) => {
    const username = asUsername(typed);
    const keys = { account: `account ${username} ${address}`, address: `address ${address}` };
    const attempts = await read((q) => selectAttempts(q, Object.values(keys)));
    const waits = (['account', 'address'] as const).map((kind) => {
      const found = attempts.find((row) => row.key === keys[kind]);
      return signInDelay(found, now, FREE_FAILURES[kind]);
    });
    mustNotWait(waits);
    const account = await read((q) => selectCredential(q, username));
    // Both are always compared, so that no answer is quicker than another: known or not, with a code or without.
    const isPassword = await secrets.verifyPassword(account?.passwordHash ?? null, password);
    const isCode = await secrets.verifyPassword(account?.codeHash ?? null, password.trim().toUpperCase());
    const secret = secrets.newToken();
    return {
      keys: Object.values(keys),
      // What was typed as a name may be a password: whoever reads the audit can compare two, and read neither.
      tried: { name: secrets.blindIndex(username), address, personId: account?.personId },
      account: account && { username, passwordHash: account.passwordHash, codeHash: account.codeHash },
      by: isPassword ? ('password' as const) : isCode ? ('code' as const) : undefined,
      sessionId: secrets.digest(secret),
      sign: Object.fromEntries(
        (['staff', 'family'] as const).map((kind) => {
          const endsAt = now + LASTING[kind].longest;
          const token = secrets.signSession({ sid: secret, personId: account?.personId ?? '-' }, now, endsAt);
          return [kind, { token, endsAt }];
        }),
      ) as Record<'staff' | 'family', { token: string; endsAt: number }>,
    };
  },
  async ({ tx, now, today }, { keys, tried, account, by, sessionId, sign }) => {
    // The password or the code may have been changed since it was compared.
    const found = account && (await selectCredential(tx, account.username));
    const isSame = found?.passwordHash === account?.passwordHash && found?.codeHash === account?.codeHash;
    const current = found?.isEnabled && isSame ? found : undefined;
    const isRight =
      current &&
      (by === 'password' || (by === 'code' && (await consumeCode(tx, current.personId, current.codeHash ?? '', now))));
    if (!current || !isRight) {
      await countFailures(tx, keys, now);
      const { personId, ...detail } = tried;
      const audit = { ...(personId === undefined ? {} : { object: personId }), detail };
      return { refuse: { status: 401, code: 'wrong-credentials' }, audit };
    }
    for (const key of keys) await forgetFailures(tx, key);
    if (by === 'code') await demandNewPassword(tx, current.personId);
    const grants = await selectGrants(tx, current.personId, today);
    const kind = grants.length > 0 && grants.every((grant) => grant.role === 'guardian') ? 'family' : 'staff';
    const lasting = LASTING[kind];
    await insertSession(tx, {
      id: sessionId,
      personId: current.personId,
      startedAt: now,
      lastSeenAt: now,
      endsAt: now + lasting.longest,
      idleFor: lasting.idle,
    });
    return {
      reply: { mustChangePassword: by === 'code' || current.mustChangePassword },
      session: sign[kind],
      audit: { object: current.personId, detail: { by } },
    };
  },
);
