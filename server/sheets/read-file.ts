import { readText } from './read-text.ts';
import { readWorkbook } from './read-workbook.ts';
import { FileFault, SHEET_LIMITS, type Sheet, type SheetLimits } from './sheet.ts';

export type FileKind = 'csv' | 'xlsx';
const begins = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, index) => bytes[index] === sign);

/** A workbook with a password is kept inside a container of the old kind, as a stream of this name. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');
const isLocked = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(LOCKED);

/** What was sent, by what it is and not by what it is called. Throws a FileFault. */
export async function readFile(
  bytes: Uint8Array,
  limits: SheetLimits = SHEET_LIMITS,
): Promise<{ readonly kind: FileKind; readonly sheets: Sheet[] }> {
  if (bytes.length === 0) throw new FileFault('file.empty');
  if (bytes.length > limits.bytes) throw new FileFault('file.too_large');
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileFault(isLocked(bytes) ? 'file.password' : 'file.old_excel');
  if (begins(bytes, 0x50, 0x4b)) return { kind: 'xlsx', sheets: await readWorkbook(bytes, limits) };
  return { kind: 'csv', sheets: [readText(bytes, limits)] };
}
