import { aboutOf } from '../sheets/headings.ts';
import { type Cell, columnLetter, type Line, type Sheet } from '../sheets/sheet.ts';
import {
  GUARDIAN_PARTS,
  type GuardianPart,
  headingKey,
  isOfTeachers,
  PUPIL_FIELDS,
  type PupilField,
  pupilMeaning,
  TEACHER_FIELDS,
  type TeacherField,
  teacherMeaning,
} from './headings.ts';

const HEADER_WITHIN = 60;

export type Slot = Partial<Record<GuardianPart, number>>;
type Shared = {
  readonly sheet: Sheet;
  readonly header: Line;
  /** What stands above the header. */
  readonly title: string;
  readonly lines: readonly Line[];
  /** Headings that nobody knows; a person may say what they mean. */
  readonly unknown: readonly number[];
  /** Columns that are there twice. */
  readonly twice: readonly number[];
};
export type PupilList = Shared & {
  readonly kind: 'pupils';
  readonly at: Partial<Record<PupilField, number>>;
  readonly guardians: readonly Slot[];
};
export type TeacherList = Shared & {
  readonly kind: 'teachers';
  readonly at: Partial<Record<TeacherField, number>>;
};

/** What somebody said of columns, by their letter: 'guardian-2-phone', or a field. */
export type Said = ReadonlyMap<string, string>;
export type Hints = {
  readonly columns: Said;
  /** What the school said of headings at an earlier time, as headings are compared. */
  readonly remembered?: ReadonlyMap<string, string>;
  /** The line of the headings, where somebody says it; 0 where the list has none. */
  readonly headerLine?: number | undefined;
};
/** Told to be as if nobody had ever said what it means. */
export const FORGET = 'forget';

/** What somebody said of a column, now or earlier; undefined where nobody did. */
function toldOf({ columns, remembered }: Hints, cell: Cell | undefined, index: number): string | undefined {
  const now = columns.get(columnLetter(index));
  if (now !== undefined) return now === FORGET ? undefined : now;
  return typeof cell === 'string' ? remembered?.get(headingKey(cell)) : undefined;
}

/** The list that a sheet holds, if it holds one: a row with the name and something else of a pupil or a teacher, and what is below it. */
export function findList(sheet: Sheet, hints: Hints): PupilList | TeacherList | undefined {
  if (hints.headerLine !== undefined) return listBelow(sheet, hints.headerLine, hints);
  for (const [at, first] of sheet.lines.slice(0, HEADER_WITHIN).entries()) {
    const isName = (index: number) =>
      toldOf(hints, first.cells[index], index) === 'name' ||
      aboutOf(first.cells[index]) === 'name' ||
      isOfTeachers(first.cells[index]);
    const nameAt = first.cells.findIndex((_, index) => isName(index));
    if (nameAt < 0) continue;
    const second = sheet.lines[at + 1];
    const isOfTwo =
      second?.line === first.line + 1 &&
      (second.cells[nameAt] ?? null) === null &&
      second.cells.some((cell) => pupilMeaning(cell) !== undefined || teacherMeaning(cell) !== undefined);
    const header = isOfTwo ? joined(first, second) : first;
    const lines = sheet.lines.slice(at + (isOfTwo ? 2 : 1));
    const title = sheet.lines
      .slice(0, at)
      .flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'))
      .join(' ');
    const shared = { sheet, header, title, lines };
    const found = header.cells.some(isOfTeachers) ? teachersIn(shared, hints) : pupilsIn(shared, hints);
    if (found) return found;
  }
  return undefined;
}

/** The list below a line that somebody chose, or of the whole sheet where no line says what its columns are. */
function listBelow(sheet: Sheet, line: number, hints: Hints): PupilList | undefined {
  const width = sheet.lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const header = sheet.lines.find((one) => one.line === line) ?? { line, cells: Array<Cell>(width).fill(null) };
  const lines = sheet.lines.filter((one) => one.line > line);
  return pupilsIn({ sheet, header, title: '', lines }, hints, 1);
}

/** 家长 over 姓名 and 电话: the group's word and its own are one heading. Under what stands alone nothing stands. */
function joined(first: Line, second: Line): Line {
  let group = '';
  const cells = Array.from({ length: Math.max(first.cells.length, second.cells.length) }, (_, index) => {
    const [above, below] = [first.cells[index] ?? null, second.cells[index] ?? null];
    if (above !== null) group = String(above);
    if (below === null) return above;
    const both = `${group}${below}`;
    return pupilMeaning(both) ? both : below;
  });
  return { line: second.line, cells };
}

type Found = Pick<Shared, 'sheet' | 'header' | 'title' | 'lines'>;

function pupilsIn(shared: Found, hints: Hints, least = 2): PupilList | undefined {
  const at: Partial<Record<PupilField, number>> = {};
  const slots = new Map<string, Slot>();
  const [unknown, twice]: [number[], number[]] = [[], []];
  let last: Slot | undefined;
  const put = (slot: string, part: GuardianPart, index: number) => {
    const found = slots.get(slot) ?? {};
    slots.set(slot, found);
    if (found[part] !== undefined) twice.push(index);
    else found[part] = index;
    last = found;
  };
  shared.header.cells.forEach((cell, index) => {
    const told = toldOf(hints, cell, index);
    const meaning = told === undefined ? pupilMeaning(cell) : meant(told);
    if (meaning === 'unread' || (cell === null && !meaning)) return;
    if (!meaning) unknown.push(index);
    else if ('slot' in meaning) put(meaning.slot, meaning.part, index);
    else if ('loose' in meaning) {
      if (last && last[meaning.loose] === undefined) last[meaning.loose] = index;
      else put(`column ${index}`, meaning.loose, index);
    } else if (at[meaning.field] === undefined) at[meaning.field] = index;
    // The register has both the school's code and its name, the class and its code: the first of them is read.
    else if (meaning.field !== 'school' && meaning.field !== 'class') twice.push(index);
  });
  const others = Object.keys(at).length + slots.size;
  if (at.name === undefined || others < least) return undefined;
  return { kind: 'pupils', ...shared, at, guardians: [...slots.values()], unknown, twice };
}

/** The words that a mapping is made of. */
function meant(told: string) {
  const field = PUPIL_FIELDS.find((one) => one === told);
  if (field) return { field };
  const [, slot = '', word] = /^guardian-([1-4])-(.+)$/.exec(told) ?? [];
  const part = GUARDIAN_PARTS.find((one) => one === word);
  return part ? { slot: `成员${slot}`, part } : ('unread' as const);
}

function teachersIn(shared: Found, hints: Hints): TeacherList {
  const at: Partial<Record<TeacherField, number>> = {};
  const [unknown, twice]: [number[], number[]] = [[], []];
  shared.header.cells.forEach((cell, index) => {
    const told = toldOf(hints, cell, index);
    const field = TEACHER_FIELDS.find((one) => one === told);
    const meaning = told === undefined ? teacherMeaning(cell) : field ? { field } : 'unread';
    if (meaning === 'unread' || (cell === null && !meaning)) return;
    if (!meaning) unknown.push(index);
    else if (at[meaning.field] === undefined) at[meaning.field] = index;
    else twice.push(index);
  });
  return { kind: 'teachers', ...shared, at, unknown, twice };
}
