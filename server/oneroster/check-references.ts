import { checkValue, splitList } from './check-value.ts';
import type { Column } from './column.ts';
import type { FaultList } from './faults.ts';
import type { Manifest } from './read-manifest.ts';
import type { Table } from './read-table.ts';
import { fileOf, type TableName } from './tables.ts';

/**
 * A sourcedId occurs once in a file. What a bulk row names must be in the package; a delta row may name what an
 * earlier package brought. Into a file that could not be read to its last row, no reference is called wrong.
 */
export function checkReferences(read: readonly Table[], manifest: Manifest, faults: FaultList): void {
  const known = new Map(read.map((table) => [table.name as string, indexRows(table, faults)]));
  const partial = new Set<string>(read.filter((table) => !table.isWhole).map((table) => table.name));
  for (const table of read) {
    if (table.mode === 'delta') continue;
    table.columns.forEach((column, position) => {
      const { target } = column;
      if (target === null || partial.has(target)) return;
      const found = known.get(target);
      if (found) reportAbsent(table, column, position, found, faults);
      else if (!manifest.modes.has(target as TableName)) reportNoFile(table, column, position, target, faults);
    });
  }
}

function indexRows(table: Table, faults: FaultList): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { line, cells } of table.rows) {
    const sourcedId = cells[0] ?? '';
    if (sourcedId !== '' && seen.has(sourcedId)) {
      faults.add('reference.duplicate_sourced_id', { file: fileOf(table.name), line, field: 'sourcedId' });
    }
    seen.add(sourcedId);
  }
  return seen;
}

function reportAbsent(
  table: Table,
  column: Column,
  position: number,
  known: ReadonlySet<string>,
  faults: FaultList,
): void {
  const hint = `It should be in ${column.target}.csv.`;
  for (const { line, cells } of table.rows) {
    const value = cells[position] ?? '';
    if (checkValue(column, value, table.mode) !== null) continue;
    for (const part of splitList(column, value)) {
      if (known.has(part)) continue;
      faults.add('reference.missing_target_record', { file: fileOf(table.name), line, field: column.name, hint });
    }
  }
}

/** Once for a column, at its first use: every further row would say the same. */
function reportNoFile(table: Table, column: Column, position: number, target: string, faults: FaultList): void {
  const row = table.rows.find(({ cells }) => cells[position] !== '');
  if (!row) return;
  const place = { file: fileOf(table.name), line: row.line, field: column.name };
  faults.add('reference.missing_target_file', { ...place, hint: `Add ${target}.csv.` });
}
