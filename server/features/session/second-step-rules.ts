import type { Reader, Writer } from '../../../db/engine.ts';
import { isRequiredIn, selectRecoveryHashes, takeRecoveryCode, takeStep } from '../../../db/second-steps.ts';
import type { Preparation } from '../../act.ts';
import { deservesSecondStep } from '../../core/account/second-step.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { stepOf } from '../../secrets/time-codes.ts';
import { type GrantRow, selectPlaces } from './store.ts';

/** Whether a district of what somebody holds asks them for a second step. */
export async function isSecondStepRequired(q: Reader, grants: readonly GrantRow[]): Promise<boolean> {
  const held = grants.filter(({ role }) => deservesSecondStep(role));
  if (held.length === 0) return false;
  const { schools, areas } = await selectPlaces(q, held);
  return await isRequiredIn(
    q,
    [...schools.values(), ...areas.values()].map(({ districtId }) => districtId),
  );
}

type Kept = { readonly personId: string; readonly secretSealed: string | null; readonly lastStep: number };
/** A code that was right when it was compared: of a half minute, or one on paper. */
type RightCode = { readonly step: number } | { readonly codeHash: string };

/** The code that a phone shows now, if that is what was typed and its half minute has not been taken. */
export function compareTimeCode(
  secrets: Secrets,
  { secretSealed, lastStep }: Omit<Kept, 'personId'>,
  typed: string,
  now: number,
): { readonly step: number } | undefined {
  // With another key than it was sealed with it cannot be opened: then a recovery code helps, or whoever keeps the account.
  const secret = secretSealed === null ? undefined : secrets.open(secretSealed);
  const step = secret === undefined ? undefined : stepOf(secret, typed.replaceAll(/\s/g, ''), now);
  return step === undefined || step <= lastStep ? undefined : { step };
}

/** What was typed as the second step, if it is right: digits of the phone, or else each code that is left on paper is tried. */
export async function compareCode(
  { secrets, read, now }: Pick<Preparation, 'secrets' | 'read' | 'now'>,
  kept: Kept,
  typed: string,
): Promise<RightCode | undefined> {
  if (/^[\d\s]+$/.test(typed)) return compareTimeCode(secrets, kept, typed, now);
  const onPaper = typed.toUpperCase();
  for (const codeHash of await read((q) => selectRecoveryHashes(q, kept.personId)))
    if (await secrets.verifyPassword(codeHash, onPaper)) return { codeHash };
  return undefined;
}

/** A right code works once: whoever is second finds it gone. */
export async function takeCode(tx: Writer, personId: string, right: RightCode): Promise<boolean> {
  return 'step' in right
    ? await takeStep(tx, personId, right.step)
    : await takeRecoveryCode(tx, personId, right.codeHash);
}
