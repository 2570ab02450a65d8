import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, csvOf, sheetNames } from './table.ts';

/** What begins a formula somewhere (OWASP, CSV injection; the full-width signs are what an input method for Chinese leaves), with what may be put before it. */
const SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
const CORPUS = [
  '=1+1',
  '=HYPERLINK("http://x.example","点我")',
  '+86 757 1234',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1+9)*cmd',
  '\t=1+1',
  '\r=1+1',
  '\0=1+1',
  '  =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '\u200b@x',
  '＝1+1',
  '－1',
  '＋1',
  '＠x',
  '\u3000＝1',
];

test('no text of the corpus begins as a formula would', () => {
  for (const text of CORPUS) expect(cellText(text), JSON.stringify(text)).toMatch(/^'/);
});

test('whatever is written, the first sign is no formula’s and nothing unwritable is left', () => {
  const wild = fc.string({ unit: fc.constantFrom(...SIGNS, ' ', '王', 'a', '\u0007', '\ud800', "'", '"', ',') });
  fc.assert(
    fc.property(wild, (text) => {
      const said = cellText(text);
      expect(SIGNS).not.toContain(said[0]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      expect(said).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      expect(() => encodeURIComponent(said)).not.toThrow();
    }),
  );
});

test('ordinary words stay as they are', () => {
  for (const text of ['王小明', 'Class 4(1)', "O'Neil", '–', '2026-09-01', '<10', '>95', '3=3', '']) {
    expect(cellText(text)).toBe(text);
  }
});

test('sections of RFC 4180, with numbers as they are and nothing where nothing is', () => {
  const table = {
    title: '各方面',
    note: 'n=3，截至 2026-11-10',
    columns: ['方面', '平均分'],
    rows: [
      ['劳动, "手"', -1.5],
      ['=1+1', null],
    ],
  };
  expect(csvOf([table, { ...table, rows: [] }])).toBe(
    '各方面\r\nn=3，截至 2026-11-10\r\n方面,平均分\r\n"劳动, ""手""",-1.5\r\n\'=1+1,\r\n' +
      '\r\n各方面\r\nn=3，截至 2026-11-10\r\n方面,平均分\r\n',
  );
});

test('sheets have names a workbook takes, each its own', () => {
  const names = sheetNames([
    '周（周一）',
    '周（周一）',
    'a/b:c*d?[e]',
    "''",
    '=1',
    '长'.repeat(40),
    `${'长'.repeat(40)}`,
  ]);
  expect(names).toEqual([
    '周（周一）',
    '周（周一） 2',
    'a b c d e',
    '4',
    '=1',
    '长'.repeat(31),
    `${'长'.repeat(29)} 2`,
  ]);
});
