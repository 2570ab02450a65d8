import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { OperatorError } from '../../../db/operator-error.ts';
import { sync } from './files.ts';
import type { Manifest } from './manifest.ts';

/** Behind the name of a file that is sealed: what `age` calls its own. */
export const SEALED = '.age';

/** Seals a file to a public key: who saves cannot read what was saved, nor can who takes the disk away. It is on the disk when this returns. */
export async function sealFile(from: string, to: string, recipient: string) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  await through(from, to, (bytes) => encrypter.encrypt(bytes));
}

type Bytes = ReadableStream<Uint8Array>;

async function through(from: string, to: string, turn: (bytes: Bytes) => Promise<Bytes>) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const turned = await turn(Readable.toWeb(createReadStream(from)) as Bytes);
  await pipeline(
    Readable.fromWeb(turned as Parameters<typeof Readable.fromWeb>[0]),
    createWriteStream(to, { mode: 0o600, flags: 'wx' }),
  );
  sync(to);
}

/** A public key as it is configured; throws in the operator's words where it is none. */
export function refuseOtherThanRecipient(recipient: string) {
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    // All that it can say is that this is no key.
    throw new OperatorError(
      `BACKUP_RECIPIENT 不是公钥（age1…）：${recipient}`,
      `BACKUP_RECIPIENT is no public key (age1…): ${recipient}`,
    );
  }
}

/** A new private key in a file as age-keygen writes it; answers its public key. */
export async function writeNewIdentity(file: string): Promise<string> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writeFileSync(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return recipient;
}

/** The private key in a file, with its public key. */
async function readIdentity(file: string) {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .map((one) => one.trim())
    .find((one) => one !== '' && !one.startsWith('#'));
  try {
    return { identity: line ?? '', recipient: await identityToRecipient(line ?? '') };
  } catch {
    throw new OperatorError(
      `${file} 里没有私钥（AGE-SECRET-KEY-…）`,
      `there is no private key (AGE-SECRET-KEY-…) in ${file}`,
    );
  }
}

type Unsealing = { readonly folder: string; readonly into: string; readonly identityFile?: string | undefined };

/** Opens every file of a sealed backup into another folder. Throws OperatorError where the key is not there, or not the one, or a file is damaged. */
export async function unsealBackup({ files, sealedTo }: Manifest, { folder, into, identityFile }: Unsealing) {
  if (identityFile === undefined)
    throw new OperatorError(
      '这份备份是加密的：加上 --identity 私钥文件',
      'this backup is encrypted: say where its private key is, with --identity FILE',
    );
  const { identity, recipient } = await readIdentity(identityFile);
  if (recipient !== sealedTo)
    throw new OperatorError(
      `这把私钥打不开这份备份：它是给 ${sealedTo} 的`,
      `this private key does not open this backup, which is for ${sealedTo}`,
    );
  const damaged: string[] = [];
  for (const { path } of files) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const to = join(into, path);
    try {
      await through(join(folder, path + SEALED), to, (bytes) => decrypter.decrypt(bytes));
    } catch (error) {
      rmSync(to, { force: true });
      damaged.push(`${path}${SEALED}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (damaged.length > 0)
    throw new OperatorError(`备份损坏：\n${damaged.join('\n')}`, `the backup is damaged:\n${damaged.join('\n')}`);
}
