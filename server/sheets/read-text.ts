import { parseQuoted } from './parse-quoted.ts';
import { type Cell, FileFault, type Line, type Sheet, type SheetLimits } from './sheet.ts';

/**
 * A text file as one sheet: UTF-16 where it says so («Unicode text»), UTF-8 with or without a byte order mark, else GB 18030, which is what
 * Chinese Excel saves. Cells that were copied come with tabs between them.
 */
export function readText(bytes: Uint8Array, limits: SheetLimits): Sheet {
  const text = decode(bytes);
  // A workbook or a picture by another name.
  if (text.includes('\0')) throw new FileFault('file.not_text');
  const lines: Line[] = [];
  parseQuoted(text, { separator: separatorOf(text), limits }, (row, line) => {
    const cells = row.map((cell): Cell => (cell.trim() === '' ? null : cell.trim()));
    if (cells.some((cell) => cell !== null)) lines.push({ line, cells });
    if (lines.length > limits.lines) throw new FileFault('file.too_many_rows');
  });
  return { name: '', lines, oddities: [] };
}

const SEPARATORS = [',', '\t', ';', '，'] as const;
const LOOKED_AT = 60;

/** What stands in most of the first lines: a comma of a sentence stands in one of them. */
function separatorOf(text: string): string {
  const lines = text.slice(0, LOOKED_AT * 1000).split('\n', LOOKED_AT);
  const counted = SEPARATORS.map((sign) => ({ sign, lines: lines.filter((line) => line.includes(sign)).length }));
  return counted.reduce((best, one) => (one.lines > best.lines ? one : best)).sign;
}

function decode(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : [];
  for (const encoding of [...wide, 'utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (problem) {
      if (!(problem instanceof TypeError)) throw problem;
    }
  }
  throw new FileFault('file.not_text');
}
