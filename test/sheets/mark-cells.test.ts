import { expect, test } from 'vitest';
import { markCells } from '../../server/sheets/mark-cells.ts';
import { MARKED, MarkedStyles } from '../../server/sheets/marked-styles.ts';

const mark = (xml: string, line: number, columns: number[], noteAt: number, note = 'a < b & "c"') =>
  markCells(xml, {
    lines: new Map([[line, { columns: new Set(columns), note }]]),
    noteAt,
    styleOf: (style) => style + 10,
  });
const words = '<is><t xml:space="preserve">a &lt; b &amp; &quot;c&quot;</t></is>';

test.each<[string, string, [number, number[], number], string]>([
  [
    'a cell that is there',
    '<row r="2"><c r="A2" s="3" t="s"><v>0</v></c></row>',
    [2, [0], 1],
    `<row r="2"><c r="A2" t="s" s="13"><v>0</v></c><c r="B2" t="inlineStr">${words}</c></row>`,
  ],
  [
    'a cell that is not, in its place',
    '<row r="2"><c r="A2"><v>1</v></c><c r="C2"/></row>',
    [2, [1], 3],
    `<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="10"/><c r="C2"/><c r="D2" t="inlineStr">${words}</c></row>`,
  ],
  [
    'an empty cell',
    '<row r="2"><c r="A2" s="1"/></row>',
    [2, [0], 1],
    `<row r="2"><c r="A2" s="11"/><c r="B2" t="inlineStr">${words}</c></row>`,
  ],
  [
    'an empty row',
    '<row r="2" spans="1:3" ht="20"/>',
    [2, [], 0],
    `<row r="2" ht="20"><c r="A2" t="inlineStr">${words}</c></row>`,
  ],
  [
    'words of an earlier time',
    '<row r="2"><c r="A2"/><c r="B2" t="inlineStr"><is><t>old</t></is></c></row>',
    [2, [], 1],
    `<row r="2"><c r="A2"/><c r="B2" t="inlineStr">${words}</c></row>`,
  ],
  [
    'and of another line, which go',
    '<row r="3"><c r="A3"/><c r="B3" t="s"><v>7</v></c></row>',
    [2, [], 1],
    '<row r="3"><c r="A3"/></row>',
  ],
  [
    'cells behind the words',
    '<row r="2"><c r="A2"/><c r="D2" s="4"/></row>',
    [2, [], 1],
    `<row r="2"><c r="A2"/><c r="B2" t="inlineStr">${words}</c><c r="D2" s="4"/></row>`,
  ],
  [
    'a prefix',
    '<x:row r="2"><x:c r="A2"/></x:row>',
    [2, [0], 1],
    `<x:row r="2"><x:c r="A2" s="10"/><x:c r="B2" t="inlineStr">${words.replaceAll(/<(\/?)(is|t)/g, '<$1x:$2')}</x:c></x:row>`,
  ],
  [
    'a formula',
    '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>',
    [2, [0], 1],
    `<row r="2"><c r="A2" s="10"><f>1+1</f><v>2</v></c><c r="B2" t="inlineStr">${words}</c></row>`,
  ],
])('%s', (_, xml, [line, columns, noteAt], expected) => {
  const around = (rows: string) => `<sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`;
  expect(mark(`<dimension ref="A1:B9"/>${around(xml)}`, line, columns, noteAt)).toBe(around(expected));
});

test('a sheet that never closes its rows takes no longer than it is long', () => {
  const xml = '<row r="2"><c r="A2">'.repeat(200_000);
  expect(mark(xml, 9, [0], 1)).toBe(xml);
});

test('a marked style has another ground and keeps font and format', () => {
  const xml =
    '<styleSheet><fills count="1"><fill><patternFill patternType="none"/></fill></fills><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="49" fontId="2" fillId="0" applyFill="0"><alignment wrapText="1"/></xf></cellXfs></styleSheet>';
  const styles = new MarkedStyles(xml);
  expect([styles.of(1), styles.of(0), styles.of(1), styles.of(9)]).toEqual([2, 3, 2, 9]);
  expect(styles.xml).toContain(
    '<xf numFmtId="49" fontId="2" fillId="1" applyFill="1"/><xf numFmtId="0" fontId="0" fillId="1" applyFill="1"/></cellXfs>',
  );
  expect(styles.xml).toContain(`<fgColor rgb="FF${MARKED}"/></patternFill></fill></fills>`);
  expect(new MarkedStyles('<styleSheet/>').of(0)).toBe(0);
});
