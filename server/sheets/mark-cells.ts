import { addressOf, attribute, TAG } from './scan-sheet.ts';
import { columnLetter } from './sheet.ts';

const DIMENSION = /<(?:[\w.-]+:)?dimension\s[^<>]*\/>/;

/** What is marked in a line: cells, by column from 0, and the words that go beside it. */
export type LineMark = { readonly columns: ReadonlySet<number>; readonly note: string };
type Marking = {
  readonly lines: ReadonlyMap<number, LineMark>;
  /** Where the words go; whatever stood in this column goes. */
  readonly noteAt: number;
  /** The style of a marked cell, by the style it had. */
  readonly styleOf: (style: number) => number;
};

/** A sheet's XML with cells marked and words beside the lines. All else stays as it was, byte for byte, but for the hint how large the sheet is. */
export function markCells(xml: string, { lines, noteAt, styleOf }: Marking): string {
  const kept: string[] = [];
  let done = 0;
  let row: { line: number; prefix: string; waiting: readonly number[]; mark: LineMark | undefined } | null = null;
  let isDropped = false;
  const keepTo = (end: number) => {
    if (!isDropped) kept.push(xml.slice(done, end));
    done = end;
  };
  /** The cells of the mark that the row has not, up to a column. */
  const addBefore = (column: number) => {
    if (!row) return;
    const { line, prefix, mark } = row;
    for (const one of row.waiting.filter((at) => at < column))
      kept.push(newCell(`${columnLetter(one)}${line}`, prefix, one === noteAt ? (mark?.note ?? '') : styleOf(0)));
    row = { ...row, waiting: row.waiting.filter((at) => at >= column) };
  };

  for (const found of xml.matchAll(TAG)) {
    const [whole, slash, prefix = '', name, said = ''] = found;
    const isEmpty = said.endsWith('/');
    if (name === 'row' && slash === '') {
      const line = Number(attribute(said, 'r'));
      const mark = lines.get(line);
      const waiting = mark ? [...new Set([...mark.columns, noteAt])].sort((a, b) => a - b) : [];
      row = { line, prefix, waiting, mark };
      if (!mark) continue;
      keepTo(found.index);
      kept.push(`<${prefix}row${said.replace(/\/$/, '').replace(/\sspans="[^"]*"/, '')}>`);
      done = found.index + whole.length;
      if (isEmpty) {
        addBefore(Number.POSITIVE_INFINITY);
        kept.push(`</${prefix}row>`);
      }
    } else if (name === 'row') {
      keepTo(found.index);
      addBefore(Number.POSITIVE_INFINITY);
      row = null;
    } else if (name === 'c' && slash === '' && row) {
      const [column] = addressOf(attribute(said, 'r') ?? '');
      if (row.waiting.length === 0 && column !== noteAt) continue;
      keepTo(found.index);
      addBefore(column);
      if (column === noteAt) {
        isDropped = !isEmpty;
        done = found.index + whole.length;
      } else if (row.waiting.includes(column)) {
        row = { ...row, waiting: row.waiting.filter((at) => at !== column) };
        kept.push(`<${prefix}c${restyled(said, styleOf)}>`);
        done = found.index + whole.length;
      }
    } else if (name === 'c' && isDropped) {
      done = found.index + whole.length;
      isDropped = false;
    }
  }
  keepTo(xml.length);
  return kept.join('').replace(DIMENSION, '');
}

/** How many columns hold anything, also what no reader sees: a formula whose result the file does not say. */
export function columnsIn(xml: string): number {
  let columns = 0;
  for (const [, slash, , name, said = ''] of xml.matchAll(TAG)) {
    if (name !== 'c' || slash !== '' || said.endsWith('/')) continue;
    columns = Math.max(columns, addressOf(attribute(said, 'r') ?? '')[0] + 1);
  }
  return columns;
}

function newCell(address: string, prefix: string, said: string | number): string {
  if (typeof said === 'number') return `<${prefix}c r="${address}" s="${said}"/>`;
  const text = `<${prefix}t xml:space="preserve">${escaped(said)}</${prefix}t>`;
  return `<${prefix}c r="${address}" t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
}

function restyled(said: string, styleOf: (style: number) => number): string {
  const style = styleOf(Number(attribute(said, 's') ?? 0));
  const rest = said.replace(/\/$/, '').replace(/\ss\s*=\s*["']\d*["']/, '');
  return `${rest} s="${style}"${said.endsWith('/') ? '/' : ''}`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
