import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Files named by the digest of what they hold, so one is written once and never changes. */
export type FileStore = {
  /** SHA-256 in hex, once the bytes and the name are on the disk. */
  put(bytes: Uint8Array, extension: string): Promise<string>;
  get(digest: string, extension: string): Promise<Uint8Array>;
};

/** In `folder`, as 'ab/abcd….webp'. */
export function openFiles(folder: string): FileStore {
  const root = resolve(folder);
  const placeOf = (digest: string) => join(root, digest.slice(0, 2));
  return {
    async put(bytes, extension) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const place = placeOf(digest);
      const path = join(place, `${digest}.${extension}`);
      const made = await mkdir(place, { recursive: true, mode: 0o700 });
      if (!(await isThere(path))) await putWhole(path, bytes);
      // Also where it was there: whoever put it may not have come this far.
      for (const at of made === undefined ? [place] : [place, root, dirname(root)]) await syncNames(at);
      return digest;
    },
    async get(digest, extension) {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not the name of a file');
      return await readFile(join(placeOf(digest), `${digest}.${extension}`));
    },
  };
}

/** It has its name when it is whole; where it could not be written nothing is left, least of all on a full disk. */
async function putWhole(path: string, bytes: Uint8Array) {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** A new name is on the disk when its folder is: without this a photo that was acknowledged is gone after a power cut. */
async function syncNames(folder: string) {
  const names = await open(folder, 'r');
  try {
    await names.sync();
  } finally {
    await names.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
