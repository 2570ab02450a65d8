import type { FitnessItem } from '../core/rubric/fitness.ts';
import type { Cell } from './sheet.ts';
import type { FaultCode, RemarkCode, Words } from './words.ts';

export type Read =
  | { readonly value: number; readonly remark?: RemarkCode }
  | { readonly fault: FaultCode; readonly said?: Words }
  | null;

/** What schools write where nothing was measured; it is then not there, and not 0. */
const NOTHING = new Set([
  '免',
  '免评',
  '免测',
  '免试',
  '免予执行',
  '缺测',
  '缺考',
  '未测',
  '请假',
  'absent',
  'exempt',
  '-',
  '—',
  '–',
  '/',
  '\\',
  '无',
]);

/** Full-width signs, primes and 分秒 as plain ones; a leading ' is a spreadsheet's «this is text». */
function plain(text: string): string {
  return text
    .replace(/^'/, '')
    .replaceAll(/[″”“]|''|′′/g, '"')
    .normalize('NFKC')
    .replaceAll(/[′’‘`´]|分/g, "'")
    .replaceAll(/''|秒/g, '"')
    .replaceAll('。', '.')
    .replaceAll(/\s+/g, '')
    .toLowerCase();
}

/** One cell of an item, in the item's unit; null where nothing was measured. Never guesses between two readings. */
export function readMeasurement(cell: Cell | undefined, item: FitnessItem): Read {
  if (cell === null || cell === undefined) return null;
  const text = typeof cell === 'string' ? plain(cell) : cell;
  if (typeof text === 'string' && (text === '' || NOTHING.has(text))) return null;
  const said = isEndurance(item) ? seconds(text, item) : amount(text, item);
  if (said === undefined || !Number.isFinite(said)) return { fault: isEndurance(item) ? 'value.time' : 'value.number' };
  const { min, max, step, unit } = item;
  const value = isSprint(item) ? countedUp(said) : said;
  if (value < min || value > max) return { fault: 'value.range', said: within(item) };
  const steps = value / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) {
    return { fault: 'value.step', said: { zh: `${step}${unit.zh}`, en: `${step} ${unit.en}` } };
  }
  return value === said ? { value } : { value, remark: 'value.counted_up' };
}

/** A run of seconds, which electronic timing takes to the hundredth. */
const isSprint = (item: FitnessItem) => item.unit.en === 's' && item.step === 0.1 && !isEndurance(item);
/** National fitness standard (2014 revision), 50 m run: to one decimal; a second decimal that is not zero counts up, 10.11 s is 10.2 s. */
const countedUp = (said: number) => tidy(Math.ceil(tidy(said * 10)) / 10);

/** The limits of an item, as they are said. */
export const within = ({ min, max, unit }: FitnessItem): Words => ({
  zh: `${min} 到 ${max} ${unit.zh}`,
  en: `${min} and ${max} ${unit.en}`,
});

/** A run that takes minutes: stop watches say 3′52″. */
export const isEndurance = ({ unit, min }: FitnessItem) => unit.en === 's' && min >= 60;

function amount(text: string | number, { unit }: FitnessItem): number | undefined {
  if (typeof text === 'number') return tidy(text);
  const sprint = unit.en === 's' ? /^(\d{1,2})"(\d{1,3})?$/.exec(text) : null; // 8"5 is eight and a half seconds
  if (sprint) return Number(`${sprint[1]}.${sprint[2] ?? 0}`);
  const units = [unit.zh, unit.en, unit.en === 's' ? '"' : ''].map((each) => each.toLowerCase());
  const bare = units.reduce((rest, each) => (each && rest.endsWith(each) ? rest.slice(0, -each.length) : rest), text);
  return /^[+-]?\d+(\.\d+)?$/.test(bare) ? tidy(Number(bare)) : undefined;
}

/**
 * 3′52″, 3:52, 3分52秒, 3.52, 232, 232″, 0:03:52 and the clock time that a spreadsheet makes of 3:52. With one digit behind the
 * point (3.5) it might be 3′05 or 3′50, which a spreadsheet has cut: that is not guessed.
 */
function seconds(text: string | number, { min }: FitnessItem): number | undefined {
  if (typeof text === 'number' && text > 0 && text < 1) return clock(Math.round(text * 864_000) / 10);
  const said = String(text);
  const parts = /^(?:0{1,2}:)?(\d{1,2})[':](\d{1,2})(\.\d)?"?$/.exec(said) ?? /^(\d{1,2})'()()$/.exec(said);
  if (parts) return inMinutes(parts[1], `${parts[2] ?? ''}${parts[3] ?? ''}`);
  const bare = said.replace(/["s]$/, '');
  if (!/^\d+(\.\d+)?$/.test(bare)) return undefined;
  if (Number(bare) >= min) return Number(bare);
  const dotted = /^(\d{1,2})\.(\d\d)$/.exec(bare);
  return dotted ? inMinutes(dotted[1], dotted[2]) : /\./.test(bare) ? undefined : Number(bare);
}

/** 3:52 typed into a spreadsheet is eight minutes before four in the morning; 0:03:52 is what it says. */
function clock(ofDay: number): number | undefined {
  const [hours, minutes] = [Math.floor(ofDay / 3600), Math.floor((ofDay % 3600) / 60)];
  const rest = Math.round((ofDay % 60) * 10) / 10;
  if (hours === 0) return minutes * 60 + rest;
  return rest === 0 ? hours * 60 + minutes : undefined;
}

function inMinutes(minutes = '0', rest = ''): number | undefined {
  return Number(rest || 0) < 60 ? Number(minutes) * 60 + Number(rest || 0) : undefined;
}

/** Spreadsheets keep 8.1 as 8.0999999999999996. */
const tidy = (value: number) => Math.round(value * 1e6) / 1e6;

/** How often: a whole number, 0 or more. */
export function readTimes(cell: Cell | undefined): Read {
  if (cell === null || cell === undefined) return null;
  const text = plain(String(cell)).replace(/[次节]$/, '');
  if (text === '' || NOTHING.has(text)) return null;
  return /^\d{1,3}(\.0+)?$/.test(text) ? { value: Number(text) } : { fault: 'value.whole' };
}
