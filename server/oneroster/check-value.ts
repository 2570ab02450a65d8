import type { Column, Kind } from './column.ts';
import type { FaultCode, FaultList, Place } from './faults.ts';
import type { FileMode } from './tables.ts';

const maxTextLength = 4_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/;

function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const isDateTime = (value: string): boolean =>
  /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/.test(value) && isCalendarDate(value.slice(0, 10));

const isFine: Record<Exclude<Kind, 'word'>, (value: string) => boolean> = {
  text: () => true,
  guid: (value) => /^[0-9A-Za-z._/@-]{1,255}$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  integer: (value) => /^[+-]?\d{1,15}$/.test(value),
  float: (value) => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$/.test(value),
  date: isCalendarDate,
  datetime: isDateTime,
  year: (value) => /^\d{4}$/.test(value),
};

/** What is wrong with one cell; null when nothing is. Empty says: no value. */
export function checkValue(column: Column, value: string, mode: FileMode): FaultCode | null {
  if (column.need === 'delta' && mode === 'bulk') return value === '' ? null : 'row.field_forbidden_in_bulk';
  if (value.trim() === '' && column.need === 'delta') return 'row.field_required_in_delta';
  if (value.trim() === '' && column.need === 'required') return 'row.missing_required_value';
  if (value === '') return null;
  if (value.length > maxTextLength || control.test(value)) return 'row.invalid_text';
  const parts = splitList(column, value);
  if (column.isList && parts.some((part) => part.trim() === '')) return 'row.invalid_list';
  return parts.every((part) => isFinePart(column, part)) ? null : codeOf(column.kind);
}

/** The parts of a list, or the one value; nothing when empty. */
export function splitList(column: Column, value: string): string[] {
  if (value === '') return [];
  return column.isList ? value.split(',') : [value];
}

export function addValueFault(code: FaultCode, column: Column, place: Place, faults: FaultList): void {
  const words = [...column.words, ...(column.isOpen ? ['ext:…'] : [])];
  const hint = code === 'row.invalid_enum' && { hint: `Permitted: ${words.join(', ')}.` };
  faults.add(code, { ...place, field: column.name, ...hint });
}

function isFinePart(column: Column, part: string): boolean {
  if (column.kind !== 'word') return isFine[column.kind](part);
  return column.words.includes(part) || (column.isOpen && /^ext:./.test(part));
}

const codeOf = (kind: Kind): FaultCode =>
  kind === 'word' ? 'row.invalid_enum' : kind === 'text' ? 'row.invalid_text' : `row.invalid_${kind}`;
