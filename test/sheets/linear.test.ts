import { expect, test } from 'vitest';
import { markCells } from '../../server/sheets/mark-cells.ts';
import { MarkedStyles } from '../../server/sheets/marked-styles.ts';
import { scanSheet } from '../../server/sheets/scan-sheet.ts';
import { SHEET_LIMITS } from '../../server/sheets/sheet.ts';

/** Tried at each of its letters a text so long takes many minutes, which is over any limit here; read once it takes no time at all. */
const LONG = 1_000_000;
const marked = (xml: string) =>
  markCells(xml, { lines: new Map([[2, { columns: new Set([0]), note: 'x' }]]), noteAt: 1, styleOf: (style) => style });
const styled = (xml: string) => {
  const styles = new MarkedStyles(xml);
  styles.of(0);
  return styles.xml;
};
const scanned = (xml: string) => scanSheet(xml, SHEET_LIMITS);

const [name, gap] = ['a'.repeat(LONG), ' '.repeat(LONG)];
const WORST: readonly (readonly [string, (xml: string) => unknown, string])[] = [
  ['a name that never ends, marked', marked, `<${name}`],
  ['a name that never ends, scanned', scanned, `<${name}`],
  ['a gap in a row', marked, `<row r="2"${gap}x=""></row>`],
  ['a gap in a cell', marked, `<row r="2"><c r="A2"${gap}x=""/></row>`],
  ['a gap in a style', styled, `<fills${gap}></fills><cellXfs><xf${gap}x=""/></cellXfs>`],
];

test.each(WORST)('%s takes no longer than it is long', (_, read, worst) => {
  expect(() => read(worst)).not.toThrow();
});
