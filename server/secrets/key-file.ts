import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ChainKey, chainKeyOf } from '../../db/history/links.ts';
import { EXIT, OperatorError } from '../../db/operator-error.ts';

/** The name of the key's file in the data folder. */
export const KEY = 'secret-key';
export const KEY_BYTES = 32;

/** The installation's key; undefined where there is none. It refuses a file that others on the machine can read. */
export function readKey(file: string): Uint8Array | undefined {
  if (!existsSync(file)) return undefined;
  const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  if (isOpen)
    throw new OperatorError(
      `${file} 能被这台机器上的其他账号读到：chmod 600 ${file}`,
      `${file} can be read by others on this machine: chmod 600 ${file}`,
      EXIT.noKey,
    );
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length < KEY_BYTES)
    throw new OperatorError(
      `${file} 不是完整的密钥（${key.length} 字节，应有 ${KEY_BYTES} 字节）：请放回另存的那一份`,
      `${file} is no whole key (${key.length} bytes of ${KEY_BYTES}): put the copy you kept back`,
      EXIT.noKey,
    );
  return key;
}

export const newKey = (): Uint8Array => randomBytes(KEY_BYTES);

export function writeKey(file: string, key: Uint8Array) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(key).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
}

/** A digest that only this key gives: it tells keys apart without telling the key. */
export const printOf = (key: Uint8Array) => createHmac('sha256', key).update('chucai backup').digest('hex');

/** The key of the history's chain, which opens nothing else. */
export const chainKeyFrom = (key: Uint8Array): ChainKey =>
  chainKeyOf(new Uint8Array(hkdfSync('sha256', key, 'chucai', 'history', KEY_BYTES)));
