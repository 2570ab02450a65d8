import { FileFault, type Oddity, SHEET_LIMITS } from './sheet.ts';

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*)>/g;
const attribute = (text: string, name: string) =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"']*)`).exec(text)?.[1];

/** The files of a workbook's sheets, in the order in which they are shown. */
export function sheetFiles(workbook: string, relations: string): string[] {
  const targets = new Map<string, string>();
  for (const [, slash, name, said = ''] of relations.matchAll(TAG)) {
    if (name === 'Relationship' && slash === '')
      targets.set(attribute(said, 'Id') ?? '', attribute(said, 'Target') ?? '');
  }
  return [...workbook.matchAll(TAG)].flatMap(([, slash, name, said = '']) => {
    const target = name === 'sheet' && slash === '' ? targets.get(attribute(said, 'id') ?? '') : undefined;
    if (target === undefined || !target.includes('worksheets/')) return [];
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  });
}

/**
 * One pass over a sheet's XML before anything is built of it: refuses what is too large, and finds what the reader would
 * silently take for empty – errors, formulas that were never calculated, merged cells. Linear in its length.
 */
export function scanSheet(xml: string): Oddity[] {
  const oddities: Oddity[] = [];
  let cell: { at: [number, number]; type: string | undefined; formula: boolean; value: boolean } | null = null;
  let filled = 0;
  let filledLine = 0;
  for (const [, slash, name = '', attributes = ''] of xml.matchAll(TAG)) {
    const isClosed = slash === '/';
    const isWhole = attributes.endsWith('/');
    if (name === 'row' && !isClosed) place(`A${attribute(attributes, 'r') ?? 1}`);
    else if (name === 'mergeCell') oddities.push(...merged(attribute(attributes, 'ref') ?? ''));
    else if (name === 'f' && cell && !isClosed) cell.formula = true;
    else if ((name === 'v' || name === 'is') && cell && !isClosed) cell.value = !isWhole;
    else if (name === 'c' && !isClosed) {
      const at = place(attribute(attributes, 'r') ?? '');
      cell = isWhole ? null : { at, type: attribute(attributes, 't'), formula: false, value: false };
    } else if (name === 'c' && cell) {
      const [column, line] = cell.at;
      if (cell.type === 'e') oddities.push({ line, column, code: 'value.error' });
      else if (cell.formula && !cell.value) oddities.push({ line, column, code: 'value.formula' });
      if (cell.value && line !== filledLine) filled += 1;
      if (cell.value) filledLine = line;
      cell = null;
      if (filled > SHEET_LIMITS.lines) throw new FileFault('file.too_many_rows');
    }
  }
  return oddities;
}

/** 'B3' → [1, 3]. */
function place(address: string): [number, number] {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(address);
  if (!found) throw new FileFault('file.damaged');
  const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const line = Number(found[2]);
  if (line > SHEET_LIMITS.lastLine || column >= SHEET_LIMITS.columns) throw new FileFault('file.too_many_rows');
  return [column, line];
}

/** Each line a merged block takes part in. Blocks that only join columns of one line hide nothing of another pupil. */
function merged(ref: string): Oddity[] {
  const [from = '', to = from] = ref.split(':');
  const [, first] = place(from);
  const [, last] = place(to);
  if (last <= first) return [];
  return Array.from({ length: last - first + 1 }, (_, n) => ({ line: first + n, column: null, code: 'row.merged' }));
}
