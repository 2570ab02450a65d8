import { strToU8, zipSync } from 'fflate';
import { fullPackage, pack, patchHeaders } from '../oneroster/make-package.ts';
import { rowsOf, withSheet } from '../sheets/make-sheet.ts';
import { blackPng, drawPhoto, PNG_HEAD, pngChunk } from '../support/make-photo.ts';

/** What nobody sends by accident: each at most 20 kB on the wire, and made to become much more. */
export type Hostile = readonly [name: string, bytes: Uint8Array];
export const MOST_BYTES = 20_000;

const MB = 1024 * 1024;
const sheet = (change: (xml: string) => string, more?: Record<string, Uint8Array>) => withSheet(change, more);
const behind = (text: string) => (xml: string) => xml.replace('</sheetData>', `</sheetData>${text}`);
const instead = (text: string) => (xml: string) =>
  xml.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${text}</sheetData>`);
const LAUGHS = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

/** Tables: as an XLSX or as text. */
export async function hostileTables(): Promise<readonly Hostile[]> {
  const sound = await sheet((xml) => xml);
  const lying = patchHeaders(sound, 22, 24, 0x7fffffff, 4);
  return [
    [
      'six thousand joined blocks',
      await sheet(behind(`<mergeCells>${'<mergeCell ref="A1:CV5000"/>'.repeat(6000)}</mergeCells>`)),
    ],
    ['a tag of 120 000 letters', await sheet(instead(`<${'x'.repeat(120_000)}`))],
    ['names that never close', await sheet(instead('<a.b-c:'.repeat(300_000)))],
    [
      'a tag of a million attributes',
      await sheet(instead(`<row ${'r="1" '.repeat(700_000)}><c r="A1"><v>1</v></c></row>`)),
    ],
    ['tags inside tags', await sheet(instead('<a>'.repeat(900_000)))],
    ['tags that only close', await sheet(instead('</a>'.repeat(900_000)))],
    ['quotes without end', await sheet(instead(`<c r='${'"'.repeat(3 * MB)}`))],
    ['spaces without end', await sheet(instead(`<c ${' '.repeat(4 * MB)}`))],
    [
      '60 000 rows',
      await sheet(rowsOf(60_000, () => '<row r="9"><c r="A9"><v>1</v></c></row>')).then((bytes) => bytes),
    ],
    ['one row far below', await sheet(instead('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))],
    ['one column far to the right', await sheet(instead('<row r="1"><c r="XFD1"><v>1</v></c></row>'))],
    [
      'one cell said 200 000 times',
      await sheet(instead(`<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(200_000)}</row>`)),
    ],
    ['cells that never close', await sheet(instead('<c r="A1">'.repeat(400_000)))],
    ['empty cells without number', await sheet(instead('<row r="1"/>'.repeat(300_000)))],
    [
      'words that are other words',
      await sheet((xml) =>
        xml
          .replace('<worksheet', `<!DOCTYPE l [<!ENTITY l0 "ha">${LAUGHS}]><worksheet`)
          .replace('<v>140</v>', '<v>&l9;</v>'),
      ),
    ],
    [
      'a million signs by their numbers',
      await sheet(
        instead(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'&#x10ffff;'.repeat(300_000)}</t></is></c></row>`),
      ),
    ],
    [
      'one text of ten megabytes',
      await sheet(instead(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(10 * MB)}</t></is></c></row>`)),
    ],
    ['a sheet of 15 MB', await sheet((xml) => xml, { 'xl/worksheets/sheet2.xml': new Uint8Array(15 * MB) })],
    ['shared words of 14 MB', await sheet((xml) => xml, { 'xl/sharedStrings.xml': new Uint8Array(14 * MB) })],
    ['styles of 11 MB', await sheet((xml) => xml, { 'xl/styles.xml': strToU8('<xf/>'.repeat(2_300_000)) })],
    [
      'two hundred parts',
      zipSync(Object.fromEntries(Array.from({ length: 210 }, (_, n) => [`${n}.xml`, new Uint8Array(1)])), { level: 9 }),
    ],
    ['sizes that are not so', lying],
    ['half a workbook', sound.slice(0, sound.length / 2)],
    ['a zip in name only', strToU8(`PK\u0003\u0004${'\0'.repeat(9000)}`)],
    [
      'an old workbook',
      Uint8Array.from({ length: 20_000 }, (_, n) => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][n] ?? 0),
    ],
    ['quotes that open and close', strToU8('""'.repeat(10_000))],
    ['one endless line', strToU8(','.repeat(20_000))],
    ['20 000 lines', strToU8('\n'.repeat(10_000) + 'a\n'.repeat(5000))],
    ['no letters', Uint8Array.from({ length: 20_000 }, (_, n) => (n * 97) % 256)],
  ];
}

/** OneRoster packages. */
export function hostilePackages(): readonly Hostile[] {
  const full = fullPackage();
  const users = (text: string) => pack({ ...few, 'users.csv': text });
  const few = Object.fromEntries(Object.entries(full).filter(([name]) => /^(manifest|orgs|users)/.test(name)));
  return [
    ['a hundred times what it was', pack({ 'users.csv': new Uint8Array(12 * MB) })],
    ['201 entries', pack(Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`${n}.csv`, ''])))],
    ['sizes that are not so', patchHeaders(users('x'), 22, 24, 0x7fffffff, 4)],
    ['a million empty lines', users('\n'.repeat(900_000))],
    ['a line of quotes', users('"'.repeat(900_000))],
    ['a line of commas', users(','.repeat(900_000))],
    ['half a package', users('x').slice(0, 900)],
    ['nothing', new Uint8Array(1)],
  ];
}

/** Pictures. */
export async function hostilePictures(): Promise<readonly Hostile[]> {
  const small = await drawPhoto('png');
  const header = (width: number, height: number, depth: number, kind: number) => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([depth, kind], 8);
    return Buffer.concat([PNG_HEAD, pngChunk('IHDR', head)]);
  };
  return [
    ['49 megapixels', blackPng(7000, 7000)],
    ['49 megapixels in one line', blackPng(49_000_000, 1)],
    ['2³⁰ pixels a line', Buffer.concat([header(2 ** 30, 2 ** 30, 1, 0), pngChunk('IEND')])],
    ['16 bits a colour and no pixels', Buffer.concat([header(3900, 3900, 16, 6), pngChunk('IEND')])],
    [
      'pixels that are none',
      Buffer.concat([header(3900, 3900, 16, 6), pngChunk('IDAT', Buffer.alloc(19_000, 7)), pngChunk('IEND')]),
    ],
    ['a thousand parts', Buffer.concat([PNG_HEAD, ...Array.from({ length: 1000 }, () => pngChunk('tEXt'))])],
    ['half a picture', small.slice(0, small.length / 2)],
    ['a picture with a zip behind', Buffer.concat([small, Buffer.from('PK\u0003\u0004'), Buffer.alloc(9000)])],
    ['a JPEG of nothing but its sign', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(19_000, 0xff)])],
    [
      'a WebP that promises 4 GB',
      Buffer.concat([Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff', 'latin1'), Buffer.alloc(9000)]),
    ],
  ];
}

/** Drawings that are small as they are sent, and endless, enormous or somebody else's as they are drawn. */
export function hostileDrawings(): readonly Hostile[] {
  const svg = (inside: string, head = 'viewBox="0 0 10 10"') =>
    new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`);
  const doubled = Array.from(
    { length: 60 },
    (_, n) => `<g id="d${n + 1}"><use href="#d${n}"/><use href="#d${n}"/></g>`,
  ).join('');
  const nested = (name: string, times: number) => `<${name}>`.repeat(times) + `</${name}>`.repeat(times);
  return [
    ['a shape doubled sixty times', svg(`<defs><path id="d0" d="M0 0h9v9z"/>${doubled}</defs><use href="#d60"/>`)],
    ['entities in entities', new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY a "&b;&b;">]><svg>&a;</svg>')],
    ['groups a thousand deep', svg(nested('g', 1000))],
    ['a picture of the machine', svg('<image href="file:///etc/passwd" width="9" height="9"/>')],
    ['a style of another address', svg('<style>@import url(https://evil.example/)</style>')],
    ['no number for a size', svg('<path d="M0 0h9"/>', 'viewBox="0 0 1e999 1"')],
    ['a size of nothing', svg('<path d="M0 0h9"/>', 'viewBox="0 0 0 0" width="0" height="0"')],
  ];
}
