/** What a report says as rows: the same for a CSV section, a sheet of a workbook, and whoever compares them with the screen. */
export type Table = {
  readonly title: string;
  /** n, interval, cut-off, method and intended use, in words: a table that is cut out of its file still says them. */
  readonly note: string;
  readonly columns: readonly string[];
  /** Null is an empty cell: nothing is there, which is not 0. */
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/** Signs that no text of XML, and so no workbook, may hold; NUL is one of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** A formula to some spreadsheet: one of = + - @, also in full width, behind any blanks; or a leading TAB, CR or LF. */
const FORMULA = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A text as it may stand in a cell: nobody's name is ever calculated. A leading ' is what every spreadsheet takes for «this is text». */
export function cellText(text: string): string {
  const writable = text.replaceAll(UNWRITABLE, '');
  return FORMULA.test(writable) ? `'${writable}` : writable;
}

const SHEET_NAME = 31;

/** Names for the sheets of a workbook: at most 31 signs, none of [ ] : * ? / \, not in quotes, each once whatever its case. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, index) => {
    const plain =
      cellText(title)
        .replaceAll(/[[\]:*?/\\\s]+/g, ' ')
        .replaceAll(/^[' ]+|[' ]+$/g, '') || String(index + 1);
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`;
      const name = [...plain].slice(0, SHEET_NAME - end.length).join('') + end;
      if (taken.has(name.toLowerCase()) || name.length > SHEET_NAME) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** RFC 4180 for each section (CRLF, quotes doubled): its title, its note, its columns, its rows; an empty line between sections. */
export function csvOf(tables: readonly Table[]): string {
  return tables
    .map(({ title, note, columns, rows }) =>
      [[title], [note], columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join(''),
    )
    .join('\r\n');
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = cellText(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
