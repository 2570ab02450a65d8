import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files named by the digest of what they hold, so one is written once and never changes. */
export type FileStore = {
  /** SHA-256 in hex, once the bytes are on the disk. */
  put(bytes: Uint8Array, extension: string): Promise<string>;
  get(digest: string, extension: string): Promise<Uint8Array>;
};

/** In `folder`, as 'ab/abcd….webp'. */
export function openFiles(folder: string): FileStore {
  const placeOf = (digest: string) => join(folder, digest.slice(0, 2));
  return {
    async put(bytes, extension) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const place = placeOf(digest);
      const path = join(place, `${digest}.${extension}`);
      if (await isThere(path)) return digest;
      await mkdir(place, { recursive: true, mode: 0o700 });
      const part = `${path}.${randomBytes(6).toString('hex')}.part`;
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
      return digest;
    },
    async get(digest, extension) {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not the name of a file');
      return await readFile(join(placeOf(digest), `${digest}.${extension}`));
    },
  };
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
