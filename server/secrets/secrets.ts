import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { KEY_BYTES } from './key-file.ts';
import { hashPassword, makeVerifier, type VerifyPassword } from './passwords.ts';
import { sealing } from './sealing.ts';
import {
  type DeviceToken,
  digest,
  isSetupToken,
  newToken,
  readDevice,
  readSession,
  type SessionToken,
  signDevice,
  signSession,
  signSetup,
} from './tokens.ts';

/** Everything that is made with a key or with chance. Handlers never see it; what they need is prepared for them. */
export type Secrets = {
  readonly hashPassword: (password: string) => Promise<string>;
  readonly verifyPassword: VerifyPassword;
  readonly newToken: () => string;
  readonly digest: (text: string | Uint8Array) => string;
  readonly signSession: (session: SessionToken, now: number, endsAt: number) => string;
  readonly readSession: (token: string, now: number) => SessionToken | undefined;
  readonly signDevice: (device: DeviceToken, now: number, endsAt: number) => string;
  readonly readDevice: (token: string, now: number) => DeviceToken | undefined;
  readonly signSetup: (now: number, endsAt: number) => string;
  readonly isSetupToken: (token: string, now: number) => boolean;
  /** AES-256-GCM: the same text is sealed differently each time. */
  readonly seal: (text: string) => string;
  /** What was sealed; undefined where another key did it, or where it is not whole any more. */
  readonly open: (sealed: string) => string | undefined;
  /** A keyed digest: equal texts are found equal, and nobody without the key can try texts. */
  readonly blindIndex: (text: string) => string;
};

export async function openSecrets(key: Uint8Array): Promise<Secrets> {
  if (key.length < KEY_BYTES)
    throw new Error(`the secret key has ${key.length} bytes; at least ${KEY_BYTES} are needed`);
  const derived = (purpose: string) => new Uint8Array(hkdfSync('sha256', key, 'chucai', purpose, KEY_BYTES));
  const index = derived('index');
  const keyFor = (purpose: string) => createSecretKey(derived(purpose));
  const [sessions, devices, setup] = [keyFor('sessions'), keyFor('devices'), keyFor('setup')];
  return {
    hashPassword,
    verifyPassword: await makeVerifier(),
    newToken,
    digest,
    signSession: (session, now, endsAt) => signSession(sessions, session, now, endsAt),
    readSession: (token, now) => readSession(sessions, token, now),
    signDevice: (device, now, endsAt) => signDevice(devices, device, now, endsAt),
    readDevice: (token, now) => readDevice(devices, token, now),
    signSetup: (now, endsAt) => signSetup(setup, now, endsAt),
    isSetupToken: (token, now) => isSetupToken(setup, token, now),
    ...sealing(derived('sealing')),
    blindIndex: (text) => createHmac('sha256', index).update(text).digest('base64url'),
  };
}
