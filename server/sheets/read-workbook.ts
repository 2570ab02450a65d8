import readExcel from 'read-excel-file/node';
import { assertPartsEnd, countsFrom1904, scanSheet, sheetFiles, withoutEmpty } from './scan-sheet.ts';
import { type Cell, FileFault, type Oddity, type Sheet, type SheetLimits } from './sheet.ts';
import { packPlainly, unpackWorkbook } from './unpack-workbook.ts';

const DAY = 86_400_000;
/** 30 December 1899, where spreadsheets begin to count days, or the first of 1904. */
const DAY_0 = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** The sheets that are shown of an XLSX file, in their order. A formula is the value it had when the file was saved. */
export async function readWorkbook(bytes: Uint8Array, limits: SheetLimits): Promise<Sheet[]> {
  const parts = new Map(await unpackWorkbook(bytes, limits));
  const text = (name: string) => Buffer.from(parts.get(name) ?? []).toString('utf8');
  const oddities = new Map<string, Oddity[]>();
  // Every sheet is looked at, also one that is not shown: the reader builds them all.
  for (const name of parts.keys()) {
    assertPartsEnd(text(name));
    if (!name.includes('worksheets/') || !name.endsWith('.xml')) continue;
    const xml = withoutEmpty(text(name));
    oddities.set(name, scanSheet(xml, limits));
    parts.set(name, Buffer.from(xml));
  }
  const workbook = text('xl/workbook.xml');
  const files = sheetFiles(workbook, text('xl/_rels/workbook.xml.rels'));
  const read = await readExcel(packPlainly(parts)).catch(() => {
    throw new FileFault('file.damaged');
  });
  if (files.length !== read.length) throw new FileFault('file.damaged');
  const from = DAY_0[countsFrom1904(workbook) ? 1904 : 1900];
  return read.flatMap(({ sheet: name, data }, index) => {
    const { file = '', isShown = false } = files[index] ?? {};
    const lines = data
      .map((row, at) => ({ line: at + 1, cells: row.map((value) => asCell(value, from)) }))
      .filter(({ cells }) => cells.some((cell) => cell !== null));
    return isShown ? { name, lines, oddities: oddities.get(file) ?? [] } : [];
  });
}

function asCell(value: unknown, from: number): Cell {
  if (value instanceof Date) return Math.round(((value.getTime() - from) / DAY) * 1e9) / 1e9;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value).toUpperCase();
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
