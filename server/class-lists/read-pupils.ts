import { NO_CLASS } from '../core/sheet-codes.ts';
import { asStudentNumber, checkStudentNumber } from '../core/student-number.ts';
import { classesSaid, type NotKept, notKept, type SaidClass } from '../sheets/class-words.ts';
import { isExample, isSum } from '../sheets/headings.ts';
import type { Line } from '../sheets/sheet.ts';
import { Cells, isNothing, type ListFault, type Place } from './cells.ts';
import type { PupilList, Slot } from './find-list.ts';
import { pupilMeaning } from './headings.ts';

export type GuardianLine = {
  readonly place: Place;
  readonly name: string;
  /** The list says no name, and this is made from the child's. */
  readonly isCalled: boolean;
  readonly phone: string | null;
};
/** A pupil as a row says it. */
export type PupilLine = {
  readonly place: Place;
  readonly numberPlace: Place;
  readonly classPlace: Place;
  readonly name: string;
  readonly sex: 'female' | 'male' | null;
  readonly number: string | null;
  readonly numberInClass: number | null;
  /** Each way the class may be meant. */
  readonly said: readonly SaidClass[];
  readonly school: string;
  /** Null where the list has no column for them, or the row says none: then nothing is said of them. */
  readonly guardians: readonly GuardianLine[] | null;
};
/** Rows that nobody here keeps, counted by why. */
export type Passed = NotKept | 'sum' | 'note' | 'teacher-without-class';

/** A line that is a remark below the list and no pupil. */
const NOTE = /^(?:注|备注|说明|填表|制表|填报|审核|联系人|班主任|单位|学校盖章|打印)[^:：]{0,8}[:：]/;
const COUNTED = /^(?:合计|总计|小计|共计|总人数|人数|男生|女生|共)[:：]?\s*\d*\s*[人名]?/;

/** The pupils below a header; sums, remarks and headers that a print repeats are none. */
export function readPupils(list: PupilList, usualClass: string) {
  const { at, header, lines, sheet } = list;
  const cells = new Cells(sheet, header);
  const pupils: PupilLine[] = [];
  const passed: Passed[] = [];
  for (const row of lines) {
    const name = row.cells[at.name ?? 0] ?? null;
    const grade = cells.down(row, at.grade);
    const className = at.class === undefined ? usualClass : cells.down(row, at.class);
    if (isExample(name) || isRepeated(list, row)) continue;
    const aside = asideOf(list, row);
    if (aside) passed.push(aside);
    if (aside || (name === null && !saysSomething(list, row))) continue;
    const kind = notKept(grade, className);
    if (kind) {
      passed.push(kind);
      continue;
    }
    const read = readPupil(cells, list, row);
    if (!read) continue;
    const said = classesSaid(grade, className).filter(({ number }) => number !== null);
    if (said.length === 0)
      cells.fault(row.line, at.class ?? at.grade, (className ?? '') === '' ? NO_CLASS : 'class.unclear');
    pupils.push({ ...read, said, classPlace: cells.place(row.line, at.class ?? at.grade) });
  }
  return { pupils, passed, faults: cells.faults };
}

function readPupil(
  cells: Cells,
  { at, guardians }: PupilList,
  row: Line,
): Omit<PupilLine, 'said' | 'classPlace'> | null {
  const before = cells.faults.length;
  const name = cells.text(row, at.name);
  // A joined name is said once, as that.
  if (name === '' && cells.faults.length === before) cells.fault(row.line, at.name, 'row.no_name');
  const own = at['own-number'];
  const written = own === undefined ? '' : asStudentNumber(String(row.cells[own] ?? ''));
  const numberAt =
    at['student-number'] ?? (checkStudentNumber(written) === 'ok' || isCutIn(row, own) ? own : undefined);
  const isPlace = at['number-in-class'] === undefined && /^\d{1,3}$/.test(written);
  const people = guardians.flatMap((slot) => readGuardian(cells, slot, row, name) ?? []);
  return {
    place: cells.place(row.line, at.name),
    numberPlace: cells.place(row.line, numberAt ?? at.name),
    name,
    sex: cells.sex(row, at.sex),
    number: cells.studentNumber(row, numberAt),
    numberInClass: cells.numberInClass(row, at['number-in-class'] ?? (isPlace ? own : undefined)),
    school: cells.text(row, at.school),
    guardians: people.length > 0 ? people : null,
  };
}

/** A column of any numbers may hold student numbers that a spreadsheet has cut. */
const isCutIn = (row: Line, index: number | undefined) =>
  index !== undefined && (Number(row.cells[index]) >= 1e15 || /e\+\d/i.test(String(row.cells[index] ?? '')));

/** A member of the family who is said not to be the guardian gets no account; one without a name is called after the child. */
function readGuardian(cells: Cells, slot: Slot, row: Line, child: string): GuardianLine | null {
  const [written, relation] = [cells.text(row, slot.name), cells.text(row, slot.relation)];
  const isGuardian = cells.yesNo(row, slot['is-guardian']);
  const phone = cells.phone(row, slot.phone);
  const name = isNothing(written) ? '' : written;
  if (isGuardian === false || (name === '' && phone === null)) return null;
  const called = name || `${child}${relation && !isNothing(relation) ? `的${relation}` : '家长'}`;
  return { place: cells.place(row.line, slot.phone ?? slot.name), name: called, isCalled: name === '', phone };
}

const isRepeated = ({ at, header }: PupilList, { cells }: Line) => {
  const meaning = pupilMeaning(cells[at.name ?? 0]);
  return meaning !== undefined && cells[at.name ?? 0] === header.cells[at.name ?? 0];
};

function asideOf({ at }: PupilList, { cells }: Line): 'sum' | 'note' | undefined {
  const name = cells[at.name ?? 0] ?? null;
  // 合计 may stand in the first column, before the name's.
  const words = [...cells.filter((cell) => cell !== null).slice(0, 2), ...(name === null ? [] : [name])];
  const texts = words.map(String);
  if (words.some(isSum) || texts.some((text) => COUNTED.test(text) && /\d|计|人数/.test(text))) return 'sum';
  return texts.some((text) => NOTE.test(text)) ? 'note' : undefined;
}

/** Whether a row without a name is somebody whose name is missing; a running number and what is not read say nothing. */
function saysSomething({ at, guardians }: PupilList, { cells }: Line): boolean {
  const read = [at.sex, at['student-number'], at['number-in-class'], ...guardians.flatMap(Object.values)];
  return read.some((index) => index !== undefined && (cells[index] ?? null) !== null);
}

export const faultsOf = (list: PupilList): ListFault[] => {
  const cells = new Cells(list.sheet, list.header);
  for (const index of list.twice) cells.fault(list.header.line, index, 'sheet.column_twice');
  return cells.faults;
};
