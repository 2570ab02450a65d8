import type { MarkRow } from '../../../db/record.ts';
import { asStored, asValue, partOf } from '../../core/rubric/mark-value.ts';
import { type ReadValue, readTable, type TableFault } from '../../sheets/read-table.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import type { ClassSheet } from './class-sheet.ts';

type Who = { readonly personId: string; readonly isHomeroom: boolean };

/**
 * What a file comes to beside what is recorded: marks to be given, to be amended, and those that already say so. An empty cell says
 * nothing, so it takes nothing back. As everywhere, only who gave a mark or the homeroom teacher amends it.
 */
export function planSheet(sheets: readonly Sheet[], about: ClassSheet, who: Who) {
  const table = readTable(sheets, about.columns, about.pupils);
  const marks = new Map(about.marks.map((mark) => [keyOf(mark.pupilId, mark.indicatorId, mark.part), mark]));
  const faults: TableFault[] = [...table.faults];
  const given: ReadValue[] = [];
  const amended: { readonly mark: MarkRow; readonly read: ReadValue }[] = [];
  let unchanged = 0;
  for (const read of table.values) {
    const mark = marks.get(keyOf(read.pupilId, read.indicatorId, partOf(read.value)));
    if (!mark) given.push(read);
    else if (!mark.isWithdrawn && isSame(mark, read)) unchanged += 1;
    else if (!mark.isWithdrawn && mark.raterId !== who.personId && !who.isHomeroom)
      faults.push({ ...read.place, code: 'mark.not_yours' });
    else amended.push({ mark, read });
  }
  return { table, faults: faults.sort((a, b) => a.line - b.line), given, amended, unchanged };
}

const keyOf = (pupilId: string, indicatorId: string, part: string) => `${pupilId} ${indicatorId} ${part}`;
const isSame = (mark: MarkRow, { value }: ReadValue) =>
  JSON.stringify(asStored(asValue(mark))) === JSON.stringify(asStored(value));
