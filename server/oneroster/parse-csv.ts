import type { FaultCode } from './faults.ts';

const maxLineLength = 65_536;

/** How many lines the package may still have. With the length of a line it bounds what 64 MB of commas can become. */
export interface LineBudget {
  left: number;
}

export const newLineBudget = (): LineBudget => ({ left: 500_000 });

/**
 * RFC 4180 as OneRoster narrows it: no line break within a value, so that a line is a row. Hands over line by line,
 * passes over blank ones, and says where the text stops being CSV.
 */
export function parseCsv(
  text: string,
  budget: LineBudget,
  onLine: (cells: readonly string[], line: number) => void,
): { readonly code: FaultCode; readonly line: number } | null {
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const until = end === -1 ? text.length : end;
    line += 1;
    budget.left -= 1;
    if (budget.left < 0) return { code: 'package.too_large', line };
    if (until - from > maxLineLength) return { code: 'csv.line_too_long', line };
    const content = text.slice(from, text[until - 1] === '\r' ? until - 1 : until);
    const cells = content.includes('"') ? splitQuoted(content) : content.split(',');
    if (typeof cells === 'string') return { code: cells, line };
    if (content !== '') onLine(cells, line);
    from = until + 1;
  }
  return null;
}

function splitQuoted(line: string): string[] | FaultCode {
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(?=,|$)/y;
  const cells: string[] = [];
  for (let from = 0; from <= line.length; from = cell.lastIndex + 1) {
    cell.lastIndex = from;
    const found = cell.exec(line);
    if (found === null) return faultAt(line, from);
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
  }
  return cells;
}

function faultAt(line: string, from: number): FaultCode {
  if (line[from] !== '"') return 'csv.unescaped_quote';
  const isClosed = /"[^"]*(?:""[^"]*)*"(?!")/y;
  isClosed.lastIndex = from;
  return isClosed.test(line) ? 'csv.unexpected_character_after_quote' : 'csv.unclosed_quote';
}
