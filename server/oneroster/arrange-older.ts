import type { Column } from './column.ts';
import type { FaultCode, FaultList } from './faults.ts';
import type { TableName } from './tables.ts';

/** Names that drafts and exports of 1.1 have for a column. */
const OTHER_NAMES: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  demographics: { userSourcedId: 'sourcedId', birthdate: 'birthDate' },
};

/**
 * Where each column of OneRoster 1.1 stands in a file. Its exports differ in the order, and have metadata columns between the others; but every
 * column must be there: one that is left out would say of everybody that there is none.
 */
export function arrangeOlder(
  header: readonly string[],
  { name, columns, file }: { readonly name: TableName; readonly columns: readonly Column[]; readonly file: string },
  faults: FaultList,
): readonly number[] {
  const add = (code: FaultCode, field?: string): void => faults.add(code, { file, line: 1, ...(field && { field }) });
  const names = header.map((found) => OTHER_NAMES[name]?.[found] ?? found);
  const known = new Set(columns.map((column) => column.name));
  for (const column of known) if (!names.includes(column)) add('schema.missing_header', column);
  for (const found of names)
    if (!known.has(found) && !/^metadata\.[\w.-]+$/.test(found)) add('schema.invalid_metadata_header');
  if (new Set(names).size < names.length) add('table.duplicate_header');
  return columns.map((column) => names.indexOf(column.name));
}

/** A cell as 1.2 would write it: words and true or false in any case, blanks after the commas of a list, a day where a time is meant. */
export function asNewer({ kind, words, isList }: Column, value: string): string {
  const plain = value.trim();
  if (kind === 'boolean') return plain.toLowerCase();
  if (kind === 'word') return words.find((word) => word.toLowerCase() === plain.toLowerCase()) ?? value;
  if (kind === 'datetime') return asUtc(plain);
  return isList ? value.replaceAll(/ *, */g, ',') : value;
}

function asUtc(value: string): string {
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}
