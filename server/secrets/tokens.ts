import { createHash, type KeyObject, randomBytes } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';

const NAMES = { issuer: 'chucai', audience: 'chucai-web', algorithm: 'HS256', typ: 'session' } as const;
const CLOCK_TOLERANCE = 5;
/** No session lasts longer, whatever its token says. Seconds. */
const MAX_AGE = 31 * 24 * 3600;

/** The library accepts a token without an end, so everything that must be there is asked for here. Times in seconds. */
const Claims = z.strictObject({
  sid: z.string().regex(/^[\w-]{43}$/),
  sub: z.string().min(1),
  typ: z.literal(NAMES.typ),
  iat: z.int(),
  exp: z.int(),
  iss: z.literal(NAMES.issuer),
  aud: z.literal(NAMES.audience),
});

/** 256 random bits, as text. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function digest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('base64url');
}

const SETUP = { ...NAMES, typ: 'setup' } as const;
const SetupClaims = Claims.omit({ sid: true, sub: true }).extend({ typ: z.literal(SETUP.typ) });

/** The link to an empty installation: good for some minutes, and for one thing, which can be done once. Times in epoch milliseconds. */
export function signSetup(key: KeyObject, now: number, endsAt: number): string {
  return signed(key, { typ: SETUP.typ }, now, endsAt);
}

export function isSetupToken(key: KeyObject, token: string, now: number): boolean {
  return SetupClaims.safeParse(verified(key, token, now)).success;
}

/** As long as browsers keep a cookie. */
export const DEVICE_LASTS = 400 * 24 * 3_600_000;
/** On the computer of a classroom many sign in; who did so longest ago is the first to be forgotten. */
export const MOST_ON_DEVICE = 8;
export type DeviceToken = { readonly id: string; readonly personIds: readonly string[] };

const DEVICE = { ...NAMES, typ: 'device' } as const;
const DeviceClaims = Claims.omit({ sid: true, sub: true }).extend({
  typ: z.literal(DEVICE.typ),
  jti: Claims.shape.sid,
  of: z.array(z.string().min(1)).min(1).max(MOST_ON_DEVICE),
});

/** Says who has signed in on a device before. It opens nothing: a guess from there is counted by itself. Times in epoch milliseconds. */
export function signDevice(key: KeyObject, { id, personIds }: DeviceToken, now: number, endsAt: number): string {
  return signed(key, { jti: id, of: personIds, typ: DEVICE.typ }, now, endsAt);
}

export function readDevice(key: KeyObject, token: string, now: number): DeviceToken | undefined {
  const claims = DeviceClaims.safeParse(verified(key, token, now));
  return claims.success ? { id: claims.data.jti, personIds: claims.data.of } : undefined;
}

export type SessionToken = { readonly sid: string; readonly personId: string };

/** Times in epoch milliseconds. The key is a key object: raw bytes are first tried as a public key, which costs each request half a millisecond. */
export function signSession(key: KeyObject, { sid, personId }: SessionToken, now: number, endsAt: number): string {
  return signed(key, { sid, sub: personId, typ: NAMES.typ }, now, endsAt);
}

function signed(key: KeyObject, said: object, now: number, endsAt: number): string {
  const claims = { ...said, iat: Math.floor(now / 1000), exp: Math.floor(endsAt / 1000) };
  const { algorithm, issuer, audience } = NAMES;
  return jsonwebtoken.sign(claims, key, { algorithm, issuer, audience });
}

/** Undefined for anything but a whole, current token of ours. */
export function readSession(key: KeyObject, token: string, now: number): SessionToken | undefined {
  const claims = Claims.safeParse(verified(key, token, now));
  if (!claims.success) return undefined;
  const { sid, sub, iat, exp } = claims.data;
  const madeInFuture = iat > now / 1000 + CLOCK_TOLERANCE;
  return madeInFuture || exp - iat > MAX_AGE ? undefined : { sid, personId: sub };
}

/** What a current token of ours claims, not yet looked at. */
function verified(key: KeyObject, token: string, now: number): unknown {
  if (token.length > 1024) return undefined;
  try {
    return jsonwebtoken.verify(token, key, {
      algorithms: [NAMES.algorithm],
      issuer: NAMES.issuer,
      audience: NAMES.audience,
      clockTimestamp: Math.floor(now / 1000),
      clockTolerance: CLOCK_TOLERANCE,
    });
  } catch (error) {
    if (error instanceof jsonwebtoken.JsonWebTokenError) return undefined; // expired and not-yet-valid ones are of this kind too
    throw error;
  }
}
