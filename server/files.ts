import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { takingTurns } from '../db/turns.ts';

/** Files named by the digest of what they hold, so one is written once and never changes. */
export type FileStore = {
  /** SHA-256 in hex, once the bytes and the name are on the disk. */
  put(bytes: Uint8Array, extension: string): Promise<string>;
  get(digest: string, extension: string): Promise<Uint8Array>;
};

/** With what nobody who answers a request does. */
export type FileKeeper = FileStore & {
  /** Takes a file away unless it was put, or put again, since some time (epoch milliseconds). False where it stays. */
  remove(digest: string, extension: string, unlessSince: number): Promise<boolean>;
};

/** In `folder`, as 'ab/abcd….webp'. */
export function openFiles(folder: string): FileKeeper {
  const root = resolve(folder);
  const turns = takingTurns();
  const isName = (digest: string) => /^[0-9a-f]{64}$/.test(digest);
  const placeOf = (digest: string) => join(root, digest.slice(0, 2));
  return {
    async put(bytes, extension) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const place = placeOf(digest);
      const path = join(place, `${digest}.${extension}`);
      return await turns.together(async () => {
        const made = await mkdir(place, { recursive: true, mode: 0o700 });
        // What is there already is as if put now: the row that will name it is not written yet, and nobody may take it for forgotten.
        if (!(await touch(path))) await putWhole(path, bytes);
        // Also where it was there: whoever put it may not have come this far.
        for (const at of made === undefined ? [place] : [place, root, dirname(root)]) await syncNames(at);
        return digest;
      });
    },
    async remove(digest, extension, unlessSince) {
      if (!isName(digest)) throw new Error('not the name of a file');
      const place = placeOf(digest);
      const path = join(place, `${digest}.${extension}`);
      return await turns.alone(async () => {
        const put = await putAt(path);
        if (put === undefined) return true;
        if (put >= unlessSince) return false;
        await rm(path, { force: true });
        // Else it is back after a power cut, when nobody looks for it any more.
        await syncNames(place);
        return true;
      });
    },
    async get(digest, extension) {
      if (!isName(digest)) throw new Error('not the name of a file');
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

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** When a file was put last. */
async function putAt(path: string): Promise<number | undefined> {
  return await stat(path).then(({ mtimeMs }) => mtimeMs, unlessMissing);
}

/** Whether the file is there: then it counts as put now. */
async function touch(path: string): Promise<boolean> {
  const now = Date.now() / 1000;
  return await utimes(path, now, now).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      unlessMissing(error);
      return false;
    },
  );
}
