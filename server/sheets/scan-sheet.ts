import { columnIndex, FileFault, type Oddity, type SheetLimits } from './sheet.ts';

/**
 * A tag: its slash, the prefix and its name, what it says. A name ends where its letters end, else a long one that never closes would be tried at
 * each of its letters: linear in any text.
 */
export const TAG = /<(\/?)((?:[\w.-]+:)?)([\w.-]+)(?![\w.-])([^<>]*)>/g;
export const attribute = (text: string, name: string) => {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(text);
  return found?.[1] ?? found?.[2];
};

/**
 * Letters of one tag, or of one text between tags. Whoever reads XML after us takes time by their square; a cell has 32 767, of which each
 * may be written in five.
 */
const LONGEST = 200_000;

/** Refuses XML in which a tag or a text does not end, or not soon. Linear in its length. */
export function assertPartsEnd(xml: string): void {
  for (let at = 0; at < xml.length; ) {
    const from = xml.indexOf('<', at);
    const to = xml.indexOf('>', from);
    const end = from < 0 ? xml.length : from;
    if (end - at > LONGEST || (from >= 0 && (to < 0 || to - from > LONGEST))) throw new FileFault('file.damaged');
    at = from < 0 ? xml.length : to + 1;
  }
}

/** The files of a workbook's sheets in their order, what their tabs say, and whether one opens the workbook and sees them. */
export function sheetFiles(
  workbook: string,
  relations: string,
): { readonly file: string; readonly name: string; readonly isShown: boolean }[] {
  const targets = new Map<string, string>();
  for (const [, slash, , name, said = ''] of relations.matchAll(TAG)) {
    if (name === 'Relationship' && slash === '')
      targets.set(attribute(said, 'Id') ?? '', attribute(said, 'Target') ?? '');
  }
  return [...workbook.matchAll(TAG)].flatMap(([, slash, , name, said = '']) => {
    const target = name === 'sheet' && slash === '' ? targets.get(attribute(said, 'id') ?? '') : undefined;
    if (target === undefined || !target.includes('worksheets/')) return [];
    const isShown = !/hidden/i.test(attribute(said, 'state') ?? '');
    const file = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return { file, name: unescaped(attribute(said, 'name') ?? ''), isShown };
  });
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string) =>
  text.replaceAll(/&(?:(\w+)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, word, decimal, hexadecimal) => {
    if (word) return SIGNS[word] ?? whole;
    const code = Number.parseInt(decimal ?? hexadecimal, decimal ? 10 : 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Days are counted from 1904 where a workbook comes from an old Mac. */
export function countsFrom1904(workbook: string): boolean {
  const said = [...workbook.matchAll(TAG)].find(([, , , name]) => name === 'workbookPr')?.[4] ?? '';
  return /^(1|true)$/i.test(attribute(said, 'date1904') ?? '');
}

const EMPTY = [
  /<(?:[\w.-]+:)?c(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:[\w.-]+:)?c>)/g,
  /<(?:[\w.-]+:)?row(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:[\w.-]+:)?row>)/g,
];
/** Without cells and rows that only have a colour or a border: a reader would build a million of them. What is empty is empty. */
export const withoutEmpty = (xml: string) => EMPTY.reduce((rest, expression) => rest.replaceAll(expression, ''), xml);

/**
 * One pass over a sheet's XML before anything is built of it: refuses what is too large, and finds what the reader would
 * silently take for empty – errors, formulas that were never calculated, merged cells. Linear in its length.
 */
export function scanSheet(xml: string, limits: SheetLimits): Oddity[] {
  const oddities: Oddity[] = [];
  let cell: { at: [number, number]; type: string | undefined; formula: boolean; value: boolean } | null = null;
  let filled = 0;
  let filledLine = 0;
  let inLine = 0;
  let joined = 0;
  for (const [, slash, , name = '', attributes = ''] of xml.matchAll(TAG)) {
    const isClosed = slash === '/';
    const isWhole = attributes.endsWith('/');
    if (name === 'row' && !isClosed) place(`A${attribute(attributes, 'r') ?? 1}`, limits);
    else if (name === 'mergeCell') {
      joined += 1;
      if (joined > limits.oddities) throw new FileFault('file.too_large');
      addMerged(attribute(attributes, 'ref') ?? '', oddities, limits);
    } else if (name === 'f' && cell && !isClosed) cell.formula = true;
    else if ((name === 'v' || name === 'is') && cell && !isClosed) cell.value = !isWhole;
    else if (name === 'c' && !isClosed) {
      const at = place(attribute(attributes, 'r') ?? '', limits);
      cell = isWhole ? null : { at, type: attribute(attributes, 't'), formula: false, value: false };
    } else if (name === 'c' && cell) {
      const [column, line] = cell.at;
      if (cell.type === 'e') oddities.push({ line, column, code: 'value.error' });
      else if (cell.formula && !cell.value) oddities.push({ line, column, code: 'value.formula' });
      if (cell.value && line !== filledLine) [filled, inLine] = [filled + 1, 0];
      if (cell.value) [filledLine, inLine] = [line, inLine + 1];
      cell = null;
      // A cell may be said again and again, each time to be built anew.
      if (filled > limits.lines || inLine > limits.columns) throw new FileFault('file.too_many_rows');
    }
  }
  return oddities;
}

/** 'B3' → [1, 3]. */
function place(address: string, limits: SheetLimits): [number, number] {
  const [column, line] = addressOf(address);
  if (line > limits.lastLine || column >= limits.columns) throw new FileFault('file.too_many_rows');
  return [column, line];
}

export function addressOf(address: string): [number, number] {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
  if (!found) throw new FileFault('file.damaged');
  return [columnIndex(found[1] ?? '') ?? 0, Number(found[2])];
}

/** Each cell below the first line of a merged block: it looks as if it said what the first says, and says nothing. */
function addMerged(ref: string, oddities: Oddity[], limits: SheetLimits): void {
  const [from = '', to = from] = ref.split(':');
  const [left, first] = addressOf(from);
  const [right, last] = addressOf(to);
  for (let line = first + 1; line <= Math.min(last, limits.lastLine); line++) {
    for (let column = left; column <= Math.min(right, limits.columns - 1); column++) {
      if (oddities.length >= limits.oddities) throw new FileFault('file.too_large');
      oddities.push({ line, column, code: 'row.merged' });
    }
  }
}
