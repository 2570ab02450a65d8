import type { MarkRow } from '../../../db/record.ts';
import { asStored, asValue, partOf } from '../../core/rubric/mark-value.ts';
import { exemptFault } from '../../recording/judge-mark.ts';
import { type ReadValue, readTable, type TableFault } from '../../sheets/read-table.ts';
import type { ClassSheet } from './class-sheet.ts';
import { isPassable } from './refuse-faults.ts';
import type { SheetFile } from './sheets-of.ts';

/** What the sender said beside the file: which sheet is meant, and the rows to pass over, as they were named to them. */
type Choice = { readonly sheet?: string | undefined; readonly passOver?: string | undefined };
type Who = { readonly personId: string; readonly isHomeroom: boolean };

/**
 * What a file comes to beside what is recorded: marks to be given, to be amended, and those that already say so. An empty cell says
 * nothing, so it takes nothing back. As everywhere, only who gave a mark or the homeroom teacher amends it.
 */
export function planSheet(file: SheetFile, about: ClassSheet, who: Who, { sheet, passOver }: Choice) {
  const { columns, pupils, absent, place } = about;
  const numbers = new Map(file.numbers);
  const table = readTable(file.sheets, { columns, pupils, absent, own: place.class, sheet, numbers });
  const marks = new Map(about.marks.map((mark) => [keyOf(mark.pupilId, mark.indicatorId, mark.part), mark]));
  const faults: TableFault[] = [...table.faults];
  const given: ReadValue[] = [];
  const amended: { readonly mark: MarkRow; readonly read: ReadValue }[] = [];
  let unchanged = 0;
  for (const read of table.values) {
    if (exemptFault(about.day, read)) {
      faults.push({ ...read.place, code: 'pupil.exempt' });
      continue;
    }
    const mark = marks.get(keyOf(read.pupilId, read.indicatorId, partOf(read.value)));
    if (!mark) given.push(read);
    else if (!mark.isWithdrawn && isSame(mark, read)) unchanged += 1;
    else if (!mark.isWithdrawn && mark.raterId !== who.personId && !who.isHomeroom)
      faults.push({ ...read.place, code: 'mark.not_yours' });
    else amended.push({ mark, read });
  }
  const passed = passedOver(faults, passOver);
  const left = faults.filter(({ line, ...fault }) => !(isPassable(fault) && passed.includes(line)));
  return { table, faults: left.sort((a, b) => a.line - b.line), passed, given, amended, unchanged };
}

/** All of the rows that may be passed over or none: nothing is left out that the sender has not named. */
function passedOver(faults: readonly TableFault[], said = ''): number[] {
  const lines = [...new Set(faults.filter(isPassable).map(({ line }) => line))].sort((a, b) => a - b);
  const named = [...new Set(said.split(',').filter(Boolean).map(Number))].sort((a, b) => a - b);
  return lines.join(',') === named.join(',') ? lines : [];
}

const keyOf = (pupilId: string, indicatorId: string, part: string) => `${pupilId} ${indicatorId} ${part}`;
const isSame = (mark: MarkRow, { value }: ReadValue) =>
  JSON.stringify(asStored(asValue(mark))) === JSON.stringify(asStored(value));
