import type { Value } from '../rubric/mark-value.ts';

/** What a grid cell takes: the levels of its rubric, a number of times, or hours; and always an observation. */
export type Taking = {
  readonly kind: 'level' | 'count' | 'hours';
  readonly levels: readonly { readonly level: string; readonly label: { readonly zh: string; readonly en: string } }[];
};
const TEXT_FAULTS = ['not-a-level', 'not-a-count', 'not-hours'] as const;
export type TextFault = (typeof TEXT_FAULTS)[number];
export type Read = { readonly value: Value | null } | { readonly fault: TextFault };

const OBSERVATION = /^(0|o|observation|观察|仅记录|只记录|record only)$/i;
const NOTHING = /^([-–—/\\]|缺席|缺|请假|absent)$/i;
const NUMBER = /^(\d{1,4}(?:\.\d{0,4})?|\.\d{1,4})(?:\s*(?:次|小时|时|h|hours?|times?|x))?$/i;

/**
 * A typed or pasted text as a value. Full-width letters and digits are read as narrow ones. A level is its letter, its word in
 * either language, or its place in the scale: 1 is the first, as it is on the keyboard.
 */
export function readText(text: string, { kind, levels }: Taking): Read {
  const said = text.normalize('NFKC').trim();
  if (NOTHING.test(said)) return { value: null };
  if (kind === 'level') {
    const small = said.toLowerCase();
    const found =
      levels.find(
        ({ level, label }) =>
          [level, label.zh, label.en].some((word) => word.toLowerCase() === small) ||
          small === `${level}级`.toLowerCase(),
      ) ?? levels[/^[1-9]$/.test(said) ? Number(said) - 1 : -1];
    if (found) return { value: { kind, level: found.level } };
    return OBSERVATION.test(said) ? { value: { kind: 'observation' } } : { fault: 'not-a-level' };
  }
  if (OBSERVATION.test(said) && said !== '0') return { value: { kind: 'observation' } };
  const amount = Number(NUMBER.exec(said)?.[1] ?? Number.NaN);
  if (kind === 'count') {
    const isCount = Number.isInteger(amount) && amount >= 1 && amount <= 1000;
    return isCount ? { value: { kind, count: amount } } : { fault: 'not-a-count' };
  }
  const isHours = amount > 0 && amount <= 24 && Number.isInteger(amount * 4);
  return isHours ? { value: { kind, hours: amount } } : { fault: 'not-hours' };
}

/** A block copied from a spreadsheet: lines, and tabs between cells. A cell in quotes may hold both. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  const source = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let n = 0; n < source.length; n++) {
    const letter = source[n];
    if (isQuoted && letter === '"' && source[n + 1] === '"') {
      cell += '"';
      n += 1;
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && (letter === '\t' || letter === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (letter === '\n') rows.push([]);
    } else cell += letter;
  }
  rows.at(-1)?.push(cell);
  return rows;
}
