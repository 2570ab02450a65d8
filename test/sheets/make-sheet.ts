import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';

const SHEET = 'xl/worksheets/sheet1.xml';

export type Put = string | number | Date | null;

/** A workbook of the sheets given, typed as a teacher would. */
export async function workbook(...sheets: readonly (readonly (readonly Put[])[])[]): Promise<Uint8Array> {
  const all = sheets.map((rows, index) => {
    const data: SheetData = rows.map((row) =>
      row.map((value) => {
        if (value === null) return null;
        if (value instanceof Date) return { value, type: Date, format: 'h:mm' };
        return typeof value === 'number' ? { value, type: Number } : { value, type: String };
      }),
    );
    return { sheet: index === 0 ? '表' : `表 ${index + 1}`, data };
  });
  return new Uint8Array(await writeWorkbook(all).toBuffer());
}

export const csv = (rows: readonly (readonly Put[])[]) =>
  new TextEncoder().encode(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n'));

/** A sound workbook whose sheet says something else. */
export async function withSheet(change: (xml: string) => string, more: Record<string, Uint8Array> = {}) {
  const parts = unzipSync(
    await workbook([
      ['姓名', '身高'],
      ['甲', 140],
      ['乙', 141],
    ]),
  );
  return zipSync({ ...parts, [SHEET]: strToU8(change(strFromU8(parts[SHEET] ?? new Uint8Array()))), ...more });
}
/** So many rows instead of the sheet's own. */
export const rowsOf = (count: number, row: (n: number) => string) => (xml: string) =>
  xml.replace(
    /<sheetData>.*<\/sheetData>/s,
    `<sheetData>${Array.from({ length: count }, (_, n) => row(n + 1)).join('')}</sheetData>`,
  );
