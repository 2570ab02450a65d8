import { createHmac } from 'node:crypto';
import { confirmSecondStep, startSecondStep } from '../../server/contract/second-step.ts';
import { PASSWORD, signIn } from './sign-in.ts';
import type { World } from './world.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HALF_MINUTE = 30_000;

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

/** What a phone shows (RFC 4226 and 6238), written down anew: what the service takes is not judged by the service's own words. */
export function codeAt(secret: string, time: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / HALF_MINUTE)));
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

/** Somebody sets a second step as the page does; the clock goes on to the next half minute, whose code has not been taken. */
export async function withPhone(world: World, username: string) {
  const { body: begun } = await world.ask(username, startSecondStep, { body: { password: PASSWORD } });
  const { secret } = begun;
  const code = codeAt(secret, world.clock.now);
  const { status, body } = await world.ask(username, confirmSecondStep, { body: { code } });
  if (status !== 200) throw new Error(`${username} could not set a second step: ${JSON.stringify(body)}`);
  world.clock.now += HALF_MINUTE;
  return { secret, recoveryCodes: body.recoveryCodes, show: () => codeAt(secret, world.clock.now) };
}

/** The password's half of signing in: what the page has then to go on with. */
export async function halfway(world: World, username: string, headers: Record<string, string> = {}): Promise<string> {
  const { text } = await signIn(world, username, PASSWORD, headers);
  const { codeToken } = JSON.parse(text) as { codeToken?: string };
  if (codeToken === undefined) throw new Error(`${username} was not asked for a code: ${text}`);
  return codeToken;
}

/** And the other half. */
export async function finish(
  { origin }: Pick<World, 'origin'>,
  codeToken: string,
  code: string,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${origin}/api/session/code`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ codeToken, code }),
  });
  const [cookie = '', device = ''] = response.headers.getSetCookie().map((set) => set.split(';')[0] ?? '');
  return { status: response.status, headers: response.headers, text: await response.text(), cookie, device };
}
