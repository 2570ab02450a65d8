import { crc32, deflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FileFault, type SheetLimits } from './sheet.ts';

/**
 * The XML parts of a workbook by name, unpacked under a budget that counts what really comes out: a few kilobytes may claim,
 * and become, gigabytes. Pictures and whatever else is in it are unpacked only for whoever gives the workbook back.
 */
export async function unpackWorkbook(
  zip: Uint8Array,
  limits: SheetLimits,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>();
  const budget = { left: limits.unpackedBytes };
  try {
    const archive = await fromBufferPromise(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
    });
    if (archive.entryCount > limits.entries) throw new FileFault('file.too_large');
    for await (const entry of archive.eachEntry()) {
      const name = entry.fileName;
      if (isWhole ? name.endsWith('/') : !/\.(xml|rels)$/i.test(name)) continue;
      if (entry.isEncrypted()) throw new FileFault('file.password');
      if (parts.has(name) || !entry.canDecodeFileData()) throw new FileFault('file.damaged');
      parts.set(name, await inflate(archive, entry, budget));
    }
  } catch (problem) {
    // yauzl's own words may hold names of files.
    throw problem instanceof FileFault ? problem : new FileFault('file.damaged');
  }
  return parts;
}

async function inflate(archive: ZipFile, entry: Entry, budget: { left: number }): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const stream = await archive.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    budget.left -= chunk.length;
    if (budget.left < 0) throw new FileFault('file.too_large'); // leaving the loop destroys the stream
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw new FileFault('file.damaged');
  return content;
}

/** The parts as a plain zip again: what a reader sees is what was looked at, whatever the first zip said twice. Packed small only to be sent. */
export function packPlainly(parts: ReadonlyMap<string, Uint8Array>, { isSmall = false } = {}): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of parts) {
    const name = Buffer.from(path);
    const stored = isSmall ? deflateRawSync(content) : Buffer.from(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // version; then flags, method, the first of January 1980
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(isSmall ? 8 : 0, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(stored.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    body.push(Buffer.from('PK\x03\x04'), shared, name, stored);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), shared, place, name);
    at += 4 + shared.length + name.length + stored.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...body, ...directory, Buffer.from('PK\x05\x06'), end]);
}
