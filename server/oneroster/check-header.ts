import type { Column } from './column.ts';
import type { FaultCode, FaultList } from './faults.ts';

/** Names and order are fixed; after them may come columns named "metadata.…". Never says what it read: it may be a child's name. */
export function checkHeader(
  header: readonly string[],
  columns: readonly Column[],
  file: string,
  faults: FaultList,
): void {
  const add = (code: FaultCode, field?: string): void => faults.add(code, { file, line: 1, ...(field && { field }) });
  const isMetadata = (name: string): boolean => /^metadata\.[\w.-]+$/.test(name);

  columns.forEach(({ name }, position) => {
    const found = header[position];
    if (found === undefined) add('schema.missing_header', name);
    else if (found !== name) {
      add(isMetadata(found) ? 'schema.metadata_column_position' : 'schema.header_order_mismatch', name);
      if (!header.includes(name)) add('schema.missing_header', name);
    }
  });
  const extra = header.slice(columns.length);
  for (const name of extra) if (!isMetadata(name)) add('schema.invalid_metadata_header');
  if (new Set(header).size < header.length) add('table.duplicate_header');
}
