import type { Value } from '../core/rubric/mark-value.ts';
import type { Column, CountedPart } from './columns.ts';
import type { Meant } from './find-header.ts';
import { type Read, readMeasurement, readTimes } from './read-value.ts';
import type { Cell } from './sheet.ts';
import type { FaultCode, RemarkCode, Words } from './words.ts';

type RowFault = { readonly index: number; readonly code: FaultCode; readonly said?: Words };

/** What one line says of its pupil. Times held and attended make one value together. */
export function readRow(cells: readonly Cell[], meant: readonly Meant[]) {
  const values: (Meant & { readonly value: Value })[] = [];
  const faults: RowFault[] = [];
  const remarks: { readonly index: number; readonly code: RemarkCode }[] = [];
  const amounts = new Map<Column, number | 'faulty'>();
  for (const { index, column } of meant) {
    const read = readCell(cells[index], column);
    if (!read) continue;
    amounts.set(column, 'fault' in read ? 'faulty' : read.value);
    if ('remark' in read && read.remark) remarks.push({ index, code: read.remark });
    if ('fault' in read) faults.push({ index, code: read.fault, ...(read.said ? { said: read.said } : {}) });
    else if (column.part === 'item')
      values.push({ index, column, value: { kind: 'measurement', item: column.item.id, value: read.value } });
  }
  const counted = meant.filter(({ column }) => column.part !== 'item');
  for (const id of new Set(counted.map(({ column }) => column.indicatorId))) {
    const both = counted.filter(({ column }) => column.indicatorId === id);
    const amountOf = (part: CountedPart) => {
      const found = both.find(({ column }) => column.part === part);
      return found && amounts.get(found.column);
    };
    const [held, attended, excused, last] = [
      amountOf('held'),
      amountOf('attended'),
      amountOf('excused') ?? 0,
      both.filter(({ column }) => column.part !== 'excused').at(-1),
    ];
    if (!last || held === 'faulty' || attended === 'faulty' || excused === 'faulty') continue;
    if (held === undefined && attended === undefined && excused === 0) continue;
    if (held === undefined || attended === undefined) faults.push({ index: last.index, code: 'value.both' });
    else if (attended + excused > held) faults.push({ index: last.index, code: 'value.more' });
    else if (held > 0)
      values.push({ ...last, value: { kind: 'attendance', attended, held, ...(excused > 0 ? { excused } : {}) } });
  }
  return { values, faults, remarks };
}

function readCell(cell: Cell | undefined, column: Column): Read {
  return column.part === 'item' ? readMeasurement(cell, column.item) : readTimes(cell);
}
