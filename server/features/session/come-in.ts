import type { Writer } from '../../../db/engine.ts';
import { hasSecondStep } from '../../../db/second-steps.ts';
import { endSession } from '../../../db/sessions.ts';
import type { Cookies } from '../../act.ts';
import { Refusal } from '../../refusal.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { DeviceToken } from '../../secrets/tokens.ts';
import { withPerson } from './devices.ts';
import { isSecondStepRequired } from './second-step-rules.ts';
import { consumeCode, demandNewPassword, insertSession, selectGrants } from './store.ts';

const HOUR = 3_600_000;
/** A teacher's computer stands in a classroom; a parent's phone is in a pocket. Idle and longest time, milliseconds. */
const LASTING = { staff: { idle: HOUR / 2, longest: 12 * HOUR }, family: { idle: 12 * HOUR, longest: 30 * 24 * HOUR } };

type From = {
  readonly secrets: Secrets;
  readonly now: number;
  readonly device: DeviceToken | undefined;
  readonly heldSession: string | undefined;
};
/** What a session is made with; for how long, is known where the grants are read. */
type Coming = ReturnType<typeof prepareComing>;

/** Draws and signs what a session of somebody will need, before the transaction. */
export function prepareComing({ secrets, now, device, heldSession }: From, personId: string) {
  const secret = secrets.newToken();
  return {
    heldSession,
    device: withPerson(secrets, device, personId, now),
    sessionId: secrets.digest(secret),
    sign: Object.fromEntries(
      (['staff', 'family'] as const).map((kind) => {
        const endsAt = now + LASTING[kind].longest;
        return [kind, { token: secrets.signSession({ sid: secret, personId }, now, endsAt), endsAt }];
      }),
    ) as Record<'staff' | 'family', { token: string; endsAt: number }>,
  };
}

type Credential = { readonly personId: string; readonly codeHash: string | null; readonly mustChangePassword: boolean };
export type By = 'password' | 'code';

/** Somebody has shown who they are: a session begins. */
export async function comeIn(
  tx: Writer,
  { heldSession, device, sessionId, sign }: Coming,
  { personId, codeHash, mustChangePassword }: Credential,
  { by, now, today }: { by: By; now: number; today: string },
): Promise<{ reply: { mustChangePassword: boolean } } & Cookies> {
  if (by === 'code') {
    if (!(await consumeCode(tx, personId, codeHash ?? '', now))) throw new Refusal(409, 'conflict');
    await demandNewPassword(tx, personId);
  }
  const grants = await selectGrants(tx, personId, today);
  const kind = grants.length > 0 && grants.every((grant) => grant.role === 'guardian') ? 'family' : 'staff';
  const lasting = LASTING[kind];
  // Its cookie is about to be replaced, whoever's it was: nobody could sign out of it any more.
  if (heldSession !== undefined) await endSession(tx, heldSession);
  await insertSession(tx, {
    id: sessionId,
    personId,
    startedAt: now,
    lastSeenAt: now,
    endsAt: now + lasting.longest,
    idleFor: lasting.idle,
    mustSetSecondStep: (await isSecondStepRequired(tx, grants)) && !(await hasSecondStep(tx, personId)),
  });
  return { reply: { mustChangePassword: by === 'code' || mustChangePassword }, session: sign[kind], device };
}
