import { parseQuoted } from './parse-quoted.ts';
import { type Cell, FileFault, type Line, SHEET_LIMITS, type Sheet } from './sheet.ts';

/** A CSV file as one sheet: UTF-8 with or without a byte order mark, else GB 18030, which is what Chinese Excel saves. */
export function readText(bytes: Uint8Array): Sheet {
  const text = decode(bytes);
  // A workbook or a picture by another name.
  if (text.includes('\0')) throw new FileFault('file.not_text');
  const lines: Line[] = [];
  parseQuoted(text, (row, line) => {
    const cells = row.map((cell): Cell => (cell.trim() === '' ? null : cell.trim()));
    if (cells.some((cell) => cell !== null)) lines.push({ line, cells });
    if (lines.length > SHEET_LIMITS.lines) throw new FileFault('file.too_many_rows');
  });
  return { name: '', lines, oddities: [] };
}

function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (problem) {
      if (!(problem instanceof TypeError)) throw problem;
    }
  }
  throw new FileFault('file.not_text');
}
