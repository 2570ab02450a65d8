import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copySynced, type FileSaid, linkOrCopy, sayFile } from './files.ts';
import { PART } from './manifest.ts';
import { SEALED, sealFile } from './sealed-files.ts';

/** In the data folder, while a sealed backup is made. */
export const UNSEALED = `unsealed${PART}`;

export type TakesIn = {
  /** Where the copy of the database is made and looked at. */
  readonly work: string;
  /** Takes a file in under a path of the backup, and says of its content what the manifest says. */
  readonly take: (from: string, path: string) => Promise<FileSaid>;
  /** Of what was not taken in nothing is left. */
  readonly clear: () => void;
};
type Wanted = { readonly dataFolder: string; readonly recipient?: string | undefined; readonly linksPhotos?: boolean };

/**
 * How files come into a backup: as copies; as second names of the same file; or sealed to a public key. Then not even the copy of the
 * database touches the disk of the backups unsealed, which may be a stick: it is made beside the data.
 */
export function takingInto(part: string, { dataFolder, recipient, linksPhotos }: Wanted): TakesIn {
  if (recipient === undefined) {
    const take = async (from: string, path: string) => {
      const to = join(part, path);
      if (from !== to) (linksPhotos ? linkOrCopy : copySynced)(from, to);
      return await sayFile(part, path);
    };
    return { work: part, take, clear: () => undefined };
  }
  const work = join(dataFolder, UNSEALED);
  const clear = () => rmSync(work, { recursive: true, force: true });
  clear();
  mkdirSync(work, { recursive: true, mode: 0o700 });
  const take = async (from: string, path: string) => {
    const { bytes, sha256 } = await sayFile(dirname(from), basename(from));
    await sealFile(from, join(part, path + SEALED), recipient);
    return { path, bytes, sha256 };
  };
  return { work, take, clear };
}
