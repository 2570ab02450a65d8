import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../server/sheets/read-file.ts';
import { FileFault } from '../../server/sheets/sheet.ts';
import { HOSTILE } from './hostile.ts';
import { rowsOf, withSheet, workbook } from './make-sheet.ts';

const MB = 1024 * 1024;

const codeOf = async (bytes: Uint8Array) => {
  try {
    await readFile(bytes);
    return 'read';
  } catch (problem) {
    if (problem instanceof FileFault) return problem.code;
    throw problem;
  }
};
describe('refused without the memory it asks for', () => {
  test.each(HOSTILE)('%s', async (_, make, code) => {
    const bytes = await make();
    const before = process.memoryUsage();
    const found = await codeOf(bytes);
    const after = process.memoryUsage();
    expect(found).toBe(code);
    expect(after.rss - before.rss).toBeLessThan(200 * MB);
  });
});

/** What a parser may take the square of: so many letters of it. */
const LONG: readonly (readonly [string, (letters: number) => string])[] = [
  ['a tag of many attributes', (n) => `<row ${'r="1" '.repeat(n / 6)}>`],
  ['a name that never ends', (n) => `<${'x'.repeat(n)}`],
  ['names that never close', (n) => '<a.b-c:'.repeat(n / 7)],
  ['an attribute that never ends', (n) => `<c r='${'"'.repeat(n)}`],
  ['one text', (n) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(n)}</t></is></c></row>`],
  [
    'signs by their numbers',
    (n) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${'&#x10ffff;'.repeat(n / 10)}</t></is></c></row>`,
  ],
];

test.each(LONG)('four times of %s is read in about four times, not sixteen', async (_, make) => {
  const busy = async (letters: number) => {
    const bytes = await withSheet(rowsOf(1, () => make(letters)));
    const before = process.cpuUsage();
    await codeOf(bytes);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const few = await busy(MB);
  // What is read in less than a twentieth of a second says nothing of how it grows.
  expect(await busy(4 * MB)).toBeLessThan(8 * Math.max(few, 50_000));
});

describe('what is no table says what to do', () => {
  test.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(1000),
        Buffer.from('EncryptionInfo\0EncryptedPackage\0', 'utf16le'),
      ]),
      'file.password',
    ],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file.old_excel'],
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), 'file.not_text'],
    ['a cut zip', strToU8('PK\u0003\u0004 and no more'), 'file.damaged'],
    ['another kind of zip', zipSync({ 'a.txt': strToU8('x') }), 'file.damaged'],
    ['quotes that do not match', strToU8('"姓名,身高\n甲,140'), 'file.quotes'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('random bytes, and sound files with a byte changed, are read or refused, never thrown', async () => {
    const sound = await workbook([
      ['姓名', '身高'],
      ['甲', 140],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, value) => {
        const changed = Uint8Array.from(sound);
        changed[at] = value;
        await codeOf(changed);
      }),
      { numRuns: 60 },
    );
    for (let n = 0; n < 20; n++) await codeOf(randomBytes(n * 50));
  });
});

test('what a reader would take for empty is told: errors, formulas without a value, merged lines', async () => {
  const file = await withSheet((xml) =>
    rowsOf(1, () =>
      [
        '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>身高</t></is></c></row>',
        '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
        '<row r="4"><c r="A4" t="inlineStr"><is><t>乙</t></is></c><c r="B4"><f>A1+1</f></c></row>',
        '<row r="5"><c r="A5" t="inlineStr"><is><t>丙</t></is></c><c r="B5"><f>139+1</f><v>140</v></c></row>',
      ].join(''),
    )(xml).replace(
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/><mergeCell ref="B4:B5"/></mergeCells>',
    ),
  );
  const { sheets } = await readFile(file);
  expect(sheets[0]).toEqual({
    name: '表',
    lines: [
      { line: 1, cells: ['姓名', '身高'] },
      { line: 2, cells: ['甲', null] },
      { line: 4, cells: ['乙', null] },
      { line: 5, cells: ['丙', 140] },
    ],
    oddities: [
      { line: 2, column: 1, code: 'value.error' },
      { line: 4, column: 1, code: 'value.formula' },
      { line: 5, column: 1, code: 'row.merged' },
    ],
  });
});

test('a zip that says two things is read as it was looked at: by its directory', async () => {
  const sound = Buffer.from(await withSheet((xml) => xml));
  const other = Buffer.from(
    await withSheet((xml) =>
      xml.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData><row r="1"><c r="A1"><v>666</v></c></row></sheetData>'),
    ),
  );
  // Between the entries and the directory stand entries that no directory names; a reader that streams believes them.
  const [end, directory] = [sound.lastIndexOf('PK\u0005\u0006'), sound.indexOf('PK\u0001\u0002')];
  const orphans = other.subarray(0, other.indexOf('PK\u0001\u0002'));
  const both = Buffer.concat([sound.subarray(0, directory), orphans, sound.subarray(directory)]);
  both.writeUInt32LE(directory + orphans.length, end + orphans.length + 16);
  const { sheets } = await readFile(both);
  expect(sheets[0]?.lines[1]?.cells).toEqual(['甲', 140]);
});

test('UTF-8 with and without its mark, and GB 18030', async () => {
  const text = '姓名,身高\r\n赵小禾,140\r\n';
  const gbk = Buffer.from('d0d5c3fb2cc9edb8df0d0ad5d4d0a1bacc2c3134300d0a', 'hex');
  const expected = [
    { line: 1, cells: ['姓名', '身高'] },
    { line: 2, cells: ['赵小禾', '140'] },
  ];
  for (const bytes of [strToU8(text), strToU8(`\ufeff${text}`), new Uint8Array(gbk)]) {
    expect((await readFile(bytes)).sheets[0]?.lines).toEqual(expected);
  }
});
