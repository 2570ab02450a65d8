import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../../db/operator-error.ts';
import { writeSynced } from './files.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says about itself. It is written last, so a folder without it is no backup. What a newer program says besides is passed over: `format` tells what may not be. */
export const Manifest = z.object({
  /** Changes when a program could no longer read what an older one wrote. */
  format: z.literal(1),
  /** One more than the newest in its folder had: the order of backups, whatever the clock said. Older programs did not count. */
  sequence: z.int().min(0).default(0),
  /** Photos that were damaged or missing when they should have been saved. */
  faults: z.int().min(0).default(0),
  /** The version in package.json of the program that made it. */
  version: z.string(),
  /** Epoch milliseconds: the moment the reports below were asked for. */
  now: z.int(),
  engine: z.enum(['sqlite', 'postgres']),
  /** The migrations that made the tables, oldest first. */
  migrations: z.array(Sha256),
  tables: z.array(
    z.strictObject({ name: z.string(), columns: z.array(z.string()).readonly(), rows: z.int(), digest: Sha256 }),
  ),
  /** A digest of each report that was looked at, by its name; null where the tables were older than the program, which could then not ask for any. */
  reports: z.record(z.string(), Sha256).nullable(),
  /** Out of how many. Older programs looked at all. */
  reportsOf: z.int().optional(),
  /** Paths inside the folder, with '/' between the parts. */
  files: z.array(
    z.strictObject({
      path: z.string().refine((path) => !/(^|[\\/])\.\.?([\\/]|$)|^[\\/]|\\/.test(path), 'stays inside the folder'),
      bytes: z.int(),
      sha256: Sha256,
    }),
  ),
  /** The public key that every file is sealed to, each under its name with .age behind it; what is said above is of what is inside. */
  sealedTo: z.string().optional(),
  /** Tells keys apart without telling the key; null where the installation had none yet. */
  keyPrint: Sha256.nullable(),
});
export type Manifest = z.output<typeof Manifest>;

export const DATABASE = 'chucai.db';
export const PHOTOS = 'photos';
/** In the data folder: what is saved before an upgrade. */
export const BEFORE_UPGRADE = 'before-upgrade';
/** Behind the name of whatever is not finished yet. */
export const PART = '.part';
const NAME = 'manifest.json';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

export function writeManifest(folder: string, manifest: Manifest) {
  const text = `${JSON.stringify(Manifest.parse(manifest), null, 1)}\n`;
  writeSynced(join(folder, NAME), text);
  writeSynced(join(folder, `${NAME}.sha256`), `${digestOf(text)}  ${NAME}\n`);
}

/** Throws in the operator's words where the folder is no backup, an unfinished or a damaged one, or one this program cannot read. */
export function readManifest(folder: string): Manifest {
  if (basename(folder).endsWith(PART))
    throw new OperatorError(`${folder} 是没有做完的备份`, `${folder} is a backup that was never finished`);
  for (const name of [NAME, `${NAME}.sha256`]) {
    if (!existsSync(join(folder, name)))
      throw new OperatorError(`${folder} 不是备份：里面没有 ${name}`, `${folder} is no backup: it has no ${name}`);
  }
  const text = readFileSync(join(folder, NAME), 'utf8');
  if (readFileSync(join(folder, `${NAME}.sha256`), 'utf8').split(' ')[0] !== digestOf(text)) {
    throw new OperatorError(
      `备份损坏：${NAME} 和写入时不一样`,
      `the backup is damaged: ${NAME} is not what was written`,
    );
  }
  const read = Manifest.safeParse(JSON.parse(text));
  if (!read.success)
    throw new OperatorError(
      `${folder} 是本程序看不懂的程序做的`,
      `${folder} was made by a program that this one does not understand`,
    );
  return read.data;
}
