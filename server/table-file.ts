import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { DOWNLOADS } from './contract/route.ts';
import type { FileReply } from './contract/words.ts';
import { cellText, csvOf, sheetNames, type Table } from './core/tables/table.ts';
import { fileName } from './file-name.ts';

const [CSV, XLSX] = DOWNLOADS.table;
const WIDTH = { least: 8, most: 48 };

/**
 * Tables as one file to save: CSV (UTF-8 with BOM, so that Excel reads Chinese; sections one after the other) or XLSX (a sheet
 * a table, numbers as numbers). `name` is without its ending. No text in it can become a formula.
 */
export async function tableFile(name: string, format: 'csv' | 'xlsx', tables: readonly Table[]): Promise<FileReply> {
  if (format === 'csv')
    return { name: fileName(name, 'csv'), type: CSV, bytes: new TextEncoder().encode(`\ufeff${csvOf(tables)}`) };
  const names = sheetNames(tables.map(({ title }) => title));
  const sheets = tables.map((table, index) => ({
    sheet: names[index] ?? '',
    data: sheetOf(table),
    columns: widthsOf(table),
    stickyRowsCount: 3,
  }));
  return { name: fileName(name, 'xlsx'), type: XLSX, bytes: new Uint8Array(await writeWorkbook(sheets).toBuffer()) };
}

function sheetOf({ title, note, columns, rows }: Table): SheetData {
  const bold = (text: string) => ({ value: cellText(text), type: String, fontWeight: 'bold' as const });
  return [
    [bold(title)],
    [{ value: cellText(note), type: String }],
    columns.map(bold),
    ...rows.map((row) =>
      row.map((value) => {
        if (value === null || value === '') return null;
        return typeof value === 'number' ? { value, type: Number } : { value: cellText(value), type: String };
      }),
    ),
  ];
}

/** Chinese is twice as wide as a letter. Title and note run over the columns beside them. */
function widthsOf({ columns, rows }: Table) {
  const wide = (value: string | number | null | undefined) =>
    [...String(value ?? '')].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
  return columns.map((column, index) => ({
    width: Math.min(WIDTH.most, Math.max(WIDTH.least, wide(column), ...rows.map((row) => wide(row[index]))) + 2),
  }));
}
