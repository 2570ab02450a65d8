import readExcel from 'read-excel-file/node';
import { scanSheet, sheetFiles } from './scan-sheet.ts';
import { type Cell, FileFault, type Oddity, type Sheet } from './sheet.ts';
import { packPlainly, unpackWorkbook } from './unpack-workbook.ts';

const DAY = 86_400_000;
/** 30 December 1899, where spreadsheets begin to count days. */
const DAY_0 = Date.UTC(1899, 11, 30);

/** The sheets of an XLSX file in their order. A formula is the value it had when the file was saved. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = await unpackWorkbook(bytes);
  const text = (name: string) => Buffer.from(parts.get(name) ?? []).toString('utf8');
  // Every sheet is looked at, also one that is not shown: the reader builds them all.
  const oddities = new Map<string, Oddity[]>(
    [...parts.keys()].flatMap((name) =>
      name.includes('worksheets/') && name.endsWith('.xml') ? [[name, scanSheet(text(name))] as const] : [],
    ),
  );
  const files = sheetFiles(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const read = await readExcel(packPlainly(parts)).catch(() => {
    throw new FileFault('file.damaged');
  });
  if (files.length !== read.length) throw new FileFault('file.damaged');
  return read.map(({ data }, index) => ({
    lines: data
      .map((row, at) => ({ line: at + 1, cells: row.map(asCell) }))
      .filter(({ cells }) => cells.some((cell) => cell !== null)),
    oddities: oddities.get(files[index] ?? '') ?? [],
  }));
}

function asCell(value: unknown): Cell {
  if (value instanceof Date) return Math.round(((value.getTime() - DAY_0) / DAY) * 1e9) / 1e9;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value).toUpperCase();
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
