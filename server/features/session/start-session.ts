import { endSession } from '../../../db/sessions.ts';
import { preparedWrites } from '../../act.ts';
import { startSession as route } from '../../contract/session.ts';
import { asUsername } from '../../core/account/username.ts';
import { withPerson } from './devices.ts';
import { countersOf, forgiveGuess } from './guesses.ts';
import { consumeCode, demandNewPassword, insertSession, selectCredential, selectGrants } from './store.ts';

const HOUR = 3_600_000;
/** A teacher's computer stands in a classroom; a parent's phone is in a pocket. Idle and longest time, milliseconds. */
const LASTING = { staff: { idle: HOUR / 2, longest: 12 * HOUR }, family: { idle: 12 * HOUR, longest: 30 * 24 * HOUR } };

export const startSession = preparedWrites(
  route,
  async ({ read, secrets, now, address, device, heldSession, guess }, { username: typed, password }) => {
    const username = asUsername(typed);
    const account = await read((q) => selectCredential(q, username));
    // What was typed as a name may be a password: whoever reads the rows can compare two, and read neither.
    const tried = { name: secrets.blindIndex(username), address, personId: account?.personId };
    const counters = countersOf({ ...tried, device });
    const by = await guess(counters, async () => {
      // Both are always compared, so that no answer is quicker than another: known or not, with a code or without.
      const isPassword = await secrets.verifyPassword(account?.passwordHash ?? null, password);
      const isCode = await secrets.verifyPassword(account?.codeHash ?? null, password.trim().toUpperCase());
      return isPassword ? ('password' as const) : isCode ? ('code' as const) : undefined;
    });
    const secret = secrets.newToken();
    return {
      counters,
      tried,
      account: account && { username, passwordHash: account.passwordHash, codeHash: account.codeHash },
      by,
      heldSession,
      device: account && withPerson(secrets, device, account.personId, now),
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
  async ({ tx, now, today }, { counters, tried, account, by, heldSession, device, sessionId, sign }) => {
    // The password or the code may have been changed since it was compared.
    const found = account && (await selectCredential(tx, account.username));
    const isSame = found?.passwordHash === account?.passwordHash && found?.codeHash === account?.codeHash;
    const current = found?.isEnabled && isSame ? found : undefined;
    const isRight =
      current &&
      (by === 'password' || (by === 'code' && (await consumeCode(tx, current.personId, current.codeHash ?? '', now))));
    if (!current || !isRight) {
      const { personId, ...detail } = tried;
      const audit = { ...(personId === undefined ? {} : { object: personId }), detail };
      return { refuse: { status: 401, code: 'wrong-credentials' }, audit };
    }
    await forgiveGuess(tx, counters);
    if (by === 'code') await demandNewPassword(tx, current.personId);
    const grants = await selectGrants(tx, current.personId, today);
    const kind = grants.length > 0 && grants.every((grant) => grant.role === 'guardian') ? 'family' : 'staff';
    const lasting = LASTING[kind];
    // Its cookie is about to be replaced, whoever's it was: nobody could sign out of it any more.
    if (heldSession !== undefined) await endSession(tx, heldSession);
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
      device,
      audit: { object: current.personId, detail: { by } },
    };
  },
);
