import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file inside a folder: its path with '/' between the parts, its size, and the SHA-256 (hex) of its content. */
export type FileSaid = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** What was written to a file, or a folder's list of names, is on the disk when this returns. */
export function sync(path: string) {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

export function writeSynced(file: string, text: string, mode = 0o600) {
  writeFileSync(file, text, { mode, flag: 'wx' });
  sync(file);
}

/** Reads it back: what the disk gives and not what was meant to be written. */
export async function sayFile(folder: string, path: string): Promise<FileSaid> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(join(folder, path)), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      hash.update(part);
      bytes += part.length;
    }
  });
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Copies and syncs; where the file system can share the blocks of two files, it takes no room. */
export function copySynced(from: string, to: string) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  sync(to);
}

/** The same file under a second name, which takes no room; a copy where the file system cannot. Only for what never changes. */
export function linkOrCopy(from: string, to: string) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  try {
    linkSync(from, to);
  } catch (error) {
    if (!existsSync(from)) throw error;
    copySynced(from, to);
  }
}

/** Paths of all files below a folder, in order; none where there is no such folder. What ends in .part is being written. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Syncs a folder and every folder below it, so that the names of the files in them are kept too. */
export function syncFolders(folder: string) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncFolders(join(folder, entry.name));
  }
  sync(folder);
}
