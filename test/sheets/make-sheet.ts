import writeWorkbook, { type SheetData } from 'write-excel-file/node';

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
