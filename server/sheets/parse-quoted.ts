import { FileFault, type SheetLimits } from './sheet.ts';

/**
 * CSV as spreadsheets write it (RFC 4180): a cell in quotes may hold the separator, quotes and line breaks. Hands over row by row, which is
 * how a spreadsheet counts them; blank rows count too.
 */
export function parseQuoted(
  text: string,
  { separator, limits }: { readonly separator: string; readonly limits: SheetLimits },
  onRow: (cells: string[], line: number) => void,
): void {
  // A spreadsheet that was formatted to its last column writes 16 384 commas.
  const longestLine = 4 * limits.letters;
  let at = 0;
  for (let line = 1; at < text.length; line += 1) {
    if (line > limits.lastLine) throw new FileFault('file.too_many_rows');
    const cells: string[] = [];
    const from = at;
    for (let isMore = true; isMore; ) {
      if (at - from > longestLine) throw new FileFault('file.too_many_rows');
      const cell = takeCell(text, at, separator, limits);
      at = cell.end;
      if (cells.length < limits.columns) cells.push(cell.said);
      else if (cell.said.trim() !== '') throw new FileFault('file.too_many_rows');
      isMore = text[at] === separator;
      if (isMore) at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    onRow(cells, line);
  }
}

function takeCell(text: string, from: number, separator: string, limits: SheetLimits): { said: string; end: number } {
  const end = text[from] === '"' ? endOfQuoted(text, from, separator) : endOfPlain(text, from, separator);
  if (end - from > limits.letters) throw new FileFault('file.quotes');
  const said = text.slice(from, end);
  return { said: text[from] === '"' ? said.slice(1, -1).replaceAll('""', '"') : said, end };
}

/** A quote inside a cell that does not begin with one is a sign like others: 3'52" is a time. */
function endOfPlain(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function endOfQuoted(text: string, from: number, separator: string): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  const next = text[end + 1];
  const isClosed = end !== -1 && (next === undefined || next === separator || next === '\r' || next === '\n');
  if (!isClosed) throw new FileFault('file.quotes');
  return end + 1;
}
