import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { columnsIn, type LineMark, markCells } from './mark-cells.ts';
import { MARKED, MarkedStyles } from './marked-styles.ts';
import type { FileKind } from './read-file.ts';
import { sheetFiles } from './scan-sheet.ts';
import { FileFault, type Sheet, type SheetLimits } from './sheet.ts';
import { packPlainly, unpackWorkbook } from './unpack-workbook.ts';

/** What is marked of a sheet, by its name. */
export type SheetMarks = {
  readonly lines: ReadonlyMap<number, LineMark>;
  readonly noteAt: number;
  /** Whether an earlier marking made the column of words: what stands in it goes. */
  readonly isOurs: boolean;
};
type Marks = ReadonlyMap<string, SheetMarks>;
type Sent = { readonly kind: FileKind; readonly bytes: Uint8Array; readonly sheets: readonly Sheet[] };

/**
 * Somebody's own file with cells marked and words beside their lines, always a workbook. Of a workbook nothing else is changed; a text
 * becomes one sheet of texts, because a spreadsheet that opens it again would cut its long numbers. One with programs in it comes
 * back without them, as a sheet of what was read.
 */
export async function markFile(
  { kind, bytes, sheets }: Sent,
  marks: Marks,
  limits: SheetLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = kind === 'xlsx' ? new Map(await unpackWorkbook(bytes, limits, { isWhole: true })) : null;
  const isPlain =
    parts && ![...parts.keys()].some((name) => /\.bin$|vbaProject/i.test(name) && !/printerSettings/i.test(name));
  if (!parts || !isPlain) return await writtenAnew(sheets, marks);
  const text = (name: string) => Buffer.from(parts.get(name) ?? []).toString('utf8');
  const put = (name: string, xml: string) => parts.set(name, Buffer.from(xml));
  const styles = new MarkedStyles(text(STYLES));
  for (const { file, name, isShown } of sheetFiles(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'))) {
    const marked = isShown ? marks.get(name) : undefined;
    if (!marked || (marked.lines.size === 0 && !marked.isOurs)) continue;
    if (!parts.has(file)) throw new FileFault('file.damaged');
    const xml = text(file);
    const { lines, isOurs } = marked;
    const noteAt = isOurs ? marked.noteAt : Math.max(marked.noteAt, columnsIn(xml));
    put(file, markCells(xml, { lines, noteAt, styleOf: styles.of }));
  }
  if (parts.has(STYLES)) put(STYLES, styles.xml);
  return new Uint8Array(packPlainly(parts, { isSmall: true }));
}

const STYLES = 'xl/styles.xml';

async function writtenAnew(sheets: readonly Sheet[], marks: Marks): Promise<Uint8Array<ArrayBuffer>> {
  const all = sheets.map((sheet, index) => ({
    sheet: sheet.name || `${index + 1}`,
    data: dataOf(sheet, marks.get(sheet.name)),
  }));
  return new Uint8Array(await writeWorkbook(all).toBuffer());
}

function dataOf({ lines }: Sheet, marks: SheetMarks | undefined): SheetData {
  const data: SheetData = [];
  for (const { line, cells } of lines) {
    while (data.length < line - 1) data.push([]);
    const mark = marks?.lines.get(line);
    const width = mark ? Math.max(cells.length, (marks?.noteAt ?? 0) + 1) : cells.length;
    const row = Array.from({ length: width }, (_, index) => {
      const isNote = index === marks?.noteAt;
      const value = isNote ? (mark?.note ?? '') : String(cells[index] ?? '');
      const ground = mark?.columns.has(index) && !isNote ? { backgroundColor: `#${MARKED}` } : undefined;
      return value === '' && !ground ? null : { value, type: String, ...ground };
    });
    data.push(row);
  }
  return data;
}
