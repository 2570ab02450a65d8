import { arrangeOlder, asNewer } from './arrange-older.ts';
import { checkHeader } from './check-header.ts';
import { rowRules } from './check-meaning.ts';
import { addValueFault, checkValue } from './check-value.ts';
import type { Column } from './column.ts';
import { FaultList } from './faults.ts';
import { type LineBudget, parseCsv } from './parse-csv.ts';
import { columnsOf, type FileMode, fileOf, type TableName, type Version } from './tables.ts';

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly name: TableName;
  readonly mode: FileMode;
  readonly version: Version;
  /** What the cells of a row are, in this order. */
  readonly columns: readonly Column[];
  /** Data rows in the file, faulty ones too. */
  readonly rowCount: number;
  readonly rows: readonly Row[];
  /** Every row could be read: only then may a reference into this table be called wrong. */
  readonly isWhole: boolean;
}

export function readTable(
  text: string,
  { name, mode, version }: Pick<Table, 'name' | 'mode' | 'version'>,
  budget: LineBudget,
  faults: FaultList,
): Table {
  const columns = columnsOf(name, version);
  const file = fileOf(name);
  const rule = rowRules[name];
  const own = new FaultList();
  const rows: Row[] = [];
  let places: readonly number[] | null = null;
  let width = 0;
  let rowCount = 0;
  let unread = 0;

  const readRow = (sent: readonly string[], line: number): void => {
    rowCount += 1;
    const before = own.count;
    const isWhole = sent.length === width;
    const cells =
      places && isWhole ? columns.map((column, at) => asNewer(column, sent[places?.[at] ?? -1] ?? '')) : sent;
    if (!isWhole) own.add('table.row_width_mismatch', { file, line });
    else {
      columns.forEach((column, position) => {
        const code = checkValue(column, cells[position] ?? '', mode);
        if (code) addValueFault(code, column, { file, line }, own);
      });
    }
    const isSound = own.count === before;
    if (!isSound) unread += 1;
    // A faulty row is kept for its references, but not a million of them.
    if (isSound || (isWhole && !own.isFull)) rows.push({ line, cells: cells.slice(0, columns.length) });
    if (isSound && rule && !rule.holds((field) => cells[columns.findIndex((column) => column.name === field)] ?? '')) {
      own.add(rule.code, { file, line, field: rule.field });
    }
  };

  let hasGoodHeader = false;
  const broken = parseCsv(text, budget, (cells, line) => {
    if (width > 0) return hasGoodHeader ? readRow(cells, line) : undefined;
    width = cells.length;
    if (version === '1.1') places = arrangeOlder(cells, { name, columns, file }, own);
    else checkHeader(cells, columns, file, own);
    hasGoodHeader = own.count === 0;
  });
  if (broken) faults.add(broken.code, { file, line: broken.line });
  else if (width === 0) faults.add('table.missing_header', { file });
  else if (hasGoodHeader && rowCount === 0) faults.add('table.missing_data_rows', { file });
  else faults.take(own);
  return {
    name,
    mode,
    version,
    columns,
    rowCount,
    rows: broken ? [] : rows,
    isWhole: !broken && rowCount > 0 && unread === 0,
  };
}
