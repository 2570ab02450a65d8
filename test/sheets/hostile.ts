import { strToU8 } from 'fflate';
import { rowsOf, withSheet } from './make-sheet.ts';

const MB = 1024 * 1024;

/** Files that ask for more than a sheet may: what each is, how it is made, and the code that it is refused with. */
export const HOSTILE: readonly (readonly [string, () => Promise<Uint8Array>, string])[] = [
  [
    'a sheet of 300 MB in a small zip',
    () => withSheet((xml) => xml, { 'xl/worksheets/sheet2.xml': new Uint8Array(300 * MB) }),
    'file.too_large',
  ],
  [
    'shared strings of 100 MB',
    () => withSheet((xml) => xml, { 'xl/sharedStrings.xml': new Uint8Array(100 * MB) }),
    'file.too_large',
  ],
  [
    'a million rows',
    () => withSheet(rowsOf(1_000_000, (n) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`)),
    'file.too_large',
  ],
  [
    '100 000 rows',
    () => withSheet(rowsOf(100_000, (n) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`)),
    'file.too_many_rows',
  ],
  [
    'one row far below',
    () => withSheet(rowsOf(1, () => '<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    'file.too_many_rows',
  ],
  [
    'one column far to the right',
    () => withSheet(rowsOf(1, () => '<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    'file.too_many_rows',
  ],
  ['millions of tags that are never closed', () => withSheet(rowsOf(1_000_000, () => '<c r="A1">')), 'file.damaged'],
  ['a million lines of CSV', () => Promise.resolve(strToU8('a,b\n'.repeat(1_000_000))), 'file.too_many_rows'],
  ['one endless line', () => Promise.resolve(strToU8(','.repeat(4 * MB))), 'file.too_many_rows'],
  ['quotes that open and close for ever', () => Promise.resolve(strToU8('""'.repeat(2 * MB))), 'file.quotes'],
  ['one cell in quotes', () => Promise.resolve(strToU8(`"${'x'.repeat(4 * MB)}"`)), 'file.quotes'],
  [
    'blocks joined a hundred thousand times',
    () =>
      withSheet((xml) =>
        xml.replace(
          '</sheetData>',
          `</sheetData><mergeCells>${'<mergeCell ref="A1:CV5000"/>'.repeat(100_000)}</mergeCells>`,
        ),
      ),
    'file.too_large',
  ],
  [
    'blocks of one line joined a hundred thousand times',
    () =>
      withSheet((xml) =>
        xml.replace(
          '</sheetData>',
          `</sheetData><mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(100_000)}</mergeCells>`,
        ),
      ),
    'file.too_large',
  ],
  [
    'one cell said half a million times',
    () => withSheet(rowsOf(1, () => `<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(500_000)}</row>`)),
    'file.too_many_rows',
  ],
  [
    'a million styled rows with nothing in them',
    () => withSheet(rowsOf(300_000, (n) => `<row r="${n}" s="1"/>`)),
    'read',
  ],
  ['more than 5 MB', () => Promise.resolve(new Uint8Array(6 * MB)), 'file.too_large'],
];
