import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { FaultCode, FaultList } from './faults.ts';

const maxEntries = 200;
const maxBytes = 64 * 1024 * 1024;
const maxRatio = 100;
const ratioCountsFrom = 1024 * 1024; // a few hundred equal lines pack better than 1:100 and harm nobody

/** What a Mac or a Windows puts beside the files it packs: nobody's data. */
const HARMLESS = /^__MACOSX(?=\/)|(?<=^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

export type Opened = {
  readonly entries: ReadonlyMap<string, Uint8Array | null>;
  /** What was passed over, each by what its system calls it: the names inside may say whom they are about. */
  readonly extras: readonly string[];
};

/**
 * The entries by name, without the one folder that they may all be in; null for one that nobody wants, which is not inflated. Null: refused, and a
 * fault says why.
 */
export async function openZip(
  zip: Uint8Array,
  isWanted: (name: string) => boolean,
  faults: FaultList,
): Promise<Opened | null> {
  const archive = await openArchive(zip);
  if (archive === null || archive.entryCount > maxEntries) {
    faults.add(archive === null ? 'package.not_a_zip' : 'package.too_large');
    return null;
  }
  const entries = new Map<string, Uint8Array | null>();
  const extras = new Set<string>();
  const budget = { left: Math.min(maxBytes, Math.max(ratioCountsFrom, zip.length * maxRatio)) };
  let folder: string | undefined;
  try {
    for await (const entry of archive.eachEntry()) {
      const extra = HARMLESS.exec(entry.fileName)?.[0];
      if (extra) extras.add(extra);
      if (extra || entry.fileName.endsWith('/')) continue;
      folder ??= /^[^/]+\//.exec(entry.fileName)?.[0] ?? '';
      const isInside = entry.fileName.startsWith(folder);
      const name = entry.fileName.slice(folder.length);
      const refusal =
        isInside && isPlainFile(entry, name)
          ? entries.has(name)
            ? 'package.duplicate_file'
            : null
          : 'package.bad_entry';
      const content = refusal ?? (isWanted(name) ? await inflate(archive, entry, budget) : null);
      if (typeof content === 'string') {
        faults.add(content, { file: isWanted(name) ? name : null });
        return null;
      }
      entries.set(name, content);
    }
  } catch {
    // yauzl refuses absolute paths, '..', backslashes, wrong sizes and damaged data; its words may hold names.
    faults.add('package.bad_entry');
    return null;
  }
  return { entries, extras: [...extras] };
}

async function openArchive(zip: Uint8Array): Promise<ZipFile | null> {
  try {
    const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    return await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
  } catch {
    return null;
  }
}

function isPlainFile(entry: Entry, name: string): boolean {
  const unixType = (entry.externalFileAttributes >>> 16) & 0o170000;
  const isRegular = unixType === 0 || unixType === 0o100000;
  return isRegular && name !== '' && !name.includes('/') && entry.canDecodeFileData();
}

/** Counts what really comes out: the sizes an archive declares are claims of its sender. */
async function inflate(archive: ZipFile, entry: Entry, budget: { left: number }): Promise<Uint8Array | FaultCode> {
  const chunks: Uint8Array[] = [];
  const stream = await archive.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    budget.left -= chunk.length;
    if (budget.left < 0) return 'package.too_large'; // leaving the loop destroys the stream
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  return crc32(content) === entry.crc32 ? content : 'package.bad_entry';
}
