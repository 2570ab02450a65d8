import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

export const fileUrl = (name: string): URL => new URL(name, import.meta.url);
export const readBytes = (name: string): Uint8Array => readFileSync(fileUrl(name));

/** The texts of a packed sample. */
export function textsOf(name: string): Record<string, string> {
  const files = unzipSync(readBytes(name));
  return Object.fromEntries(Object.entries(files).map(([file, bytes]) => [file, strFromU8(bytes)]));
}

/** A correct bulk package with all 21 files. */
export const fullPackage = (): Record<string, string> => textsOf('corpus/valid-full-bulk-package.zip');

export function pack(files: Record<string, string | Uint8Array | Zippable[string]>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  // A zip tells the time it was made; the same records should be the same bytes.
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: '2026-09-01' });
}

/** Overwrites a field in the local and the central header of every entry (offsets from the two signatures). */
export function patchHeaders(zip: Uint8Array, local: number, central: number, value: number, width: 2 | 4): Uint8Array {
  const copy = Buffer.from(zip);
  const write = (at: number): number => (width === 2 ? copy.writeUInt16LE(value, at) : copy.writeUInt32LE(value, at));
  for (let at = copy.indexOf('PK\x03\x04'); at !== -1; at = copy.indexOf('PK\x03\x04', at + 4)) write(at + local);
  for (let at = copy.indexOf('PK\x01\x02'); at !== -1; at = copy.indexOf('PK\x01\x02', at + 4)) write(at + central);
  return copy;
}
