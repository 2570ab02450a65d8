import { Secret, TOTP } from 'otpauth';

/** As every authenticator app assumes (RFC 6238): SHA-1, six digits, half a minute. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const ISSUER = 'Chucai';
/** A phone's clock may be one half minute off, in either direction. */
const WINDOW = 1;

/** 160 bits of chance, as apps take them typed: letters and digits of base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What a phone scans: the secret, and whose it is. */
export const uriOf = (secret: string, username: string): string =>
  new TOTP({ ...SHAPE, issuer: ISSUER, label: username, secret: Secret.fromBase32(secret) }).toString();

/** The half minute, counted from 1970, whose code this is; undefined where it is none of about now. `now` in epoch milliseconds. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const from = { ...SHAPE, secret: Secret.fromBase32(secret) };
  const off = TOTP.validate({ ...from, token: code, timestamp: now, window: WINDOW });
  return off === null ? undefined : TOTP.counter({ period: SHAPE.period, timestamp: now }) + off;
}
