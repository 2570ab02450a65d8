import { WHICH_SHEET } from '../core/sheet-codes.ts';
import { classesSaid, classInTitle } from '../sheets/class-words.ts';
import { columnIndex, columnLetter, type Sheet } from '../sheets/sheet.ts';
import { headingOf, type ListFault } from './cells.ts';
import { FORGET, findList, type Hints, type PupilList, type TeacherList } from './find-list.ts';
import { headingKey } from './headings.ts';
import { faultsOf, type Passed, type PupilLine, readPupils } from './read-pupils.ts';
import { readTeachers, type TeacherLine } from './read-teachers.ts';

/** What somebody says beside a file: which sheet is meant, what columns mean, and of which class it is where it does not say. */
export type Asked = Hints & {
  readonly sheet?: string | undefined;
  readonly className?: string | undefined;
};

/** A column as somebody finds it in the file. */
type Column = { readonly sheet: string; readonly column: string; readonly heading: string };

export type ReadLists = {
  readonly pupils: readonly PupilLine[];
  readonly teachers: readonly TeacherLine[];
  readonly faults: readonly ListFault[];
  readonly passed: ReadonlyMap<Passed, number>;
  /** Headings that mean nothing here, with the letter by which a person may say what they mean. */
  readonly unknown: readonly Column[];
  /** Headings read by what the school said of them earlier. */
  readonly remembered: readonly (Column & { readonly meaning: string })[];
  /** What was said this time, as it is kept: by the heading, or by the letter where there is none. Without a meaning: to be forgotten. */
  readonly taught: readonly { readonly heading: string; readonly column: string; readonly meaning: string | null }[];
  readonly sheets: readonly { readonly name: string; readonly kind: 'pupils' | 'teachers'; readonly rows: number }[];
};

/** What the sheets of a file say about pupils and teachers, or what is wrong, row by row. */
export function readLists(sheets: readonly Sheet[], { sheet: wanted, className = '', ...hints }: Asked): ReadLists {
  // Where somebody says which line has the headings, it is of the sheet that is meant.
  const isByHand = (name: string) => hints.headerLine === undefined || (wanted ?? name) === name;
  const lists = sheets.flatMap(
    (sheet) =>
      findList(sheet, isByHand(sheet.name) ? hints : { ...hints, columns: new Map(), headerLine: undefined }) ?? [],
  );
  const teachers = lists.filter((list) => list.kind === 'teachers');
  const all = lists.filter((list) => list.kind === 'pupils' && list.lines.length > 0) as PupilList[];
  const meant = wanted === undefined ? all : all.filter(({ sheet }) => sheet.name === wanted);
  if (lists.length === 0) return nothing([{ sheet: '', line: 1, column: '', heading: '', code: 'sheet.no_header' }]);
  // One sheet for each class is one list; two that say nothing of a class, or the same, may be last year's beside this year's.
  const isEach =
    meant.length > 1 &&
    new Set(meant.map(classKey)).size === meant.length &&
    !meant.some((one) => classKey(one) === '');
  if (meant.length > 1 && !isEach) return nothing(whichOf(meant));

  const passed = new Map<Passed, number>();
  const faults: ListFault[] = [];
  const count = (reasons: readonly Passed[]) => {
    for (const reason of reasons) passed.set(reason, (passed.get(reason) ?? 0) + 1);
  };
  const pupils = meant.flatMap((list) => {
    const read = readPupils(list, usualClass(list) || className);
    count(read.passed);
    faults.push(...faultsOf(list), ...read.faults);
    return read.pupils;
  });
  const staff = (teachers as TeacherList[]).flatMap((list) => {
    const read = readTeachers(list);
    count(read.passed);
    faults.push(...read.faults);
    return read.teachers;
  });
  if (pupils.length + staff.length === 0 && faults.length === 0) {
    const [first] = lists;
    faults.push({
      sheet: first?.sheet.name ?? '',
      line: first?.header.line ?? 1,
      column: '',
      heading: '',
      code: 'sheet.no_rows',
    });
  }
  const read = [...meant, ...teachers];
  return {
    pupils,
    teachers: staff,
    faults,
    passed,
    unknown: read.flatMap(({ sheet, header, unknown }) =>
      unknown.map((index) => ({ sheet: sheet.name, column: columnLetter(index), heading: headingOf(header, index) })),
    ),
    remembered: read.flatMap((list) => rememberedIn(list, hints)),
    taught: read.flatMap((list) => taughtIn(list, hints)),
    sheets: read.map(({ sheet, kind, lines }) => ({ name: sheet.name, kind, rows: lines.length })),
  };
}

function rememberedIn({ sheet, header }: PupilList | TeacherList, { columns, remembered }: Hints) {
  return header.cells.flatMap((cell, index) => {
    const column = columnLetter(index);
    const meaning = typeof cell === 'string' ? remembered?.get(headingKey(cell)) : undefined;
    if (meaning === undefined || columns.has(column)) return [];
    return { sheet: sheet.name, column, heading: headingOf(header, index), meaning };
  });
}

function taughtIn({ header }: PupilList | TeacherList, { columns }: Hints) {
  return [...columns].map(([column, told]) => {
    const cell = header.cells[columnIndex(column) ?? -1];
    const heading = typeof cell === 'string' ? headingKey(cell) : '';
    return { heading, column: heading === '' ? column : '', meaning: told === FORGET ? null : told };
  });
}

/** The class of a list without such a column: its tab's name, else what stands above it. */
function usualClass({ at, sheet, title }: PupilList): string {
  if (at.class !== undefined) return '';
  const isClass = classesSaid(null, sheet.name).some(({ number }) => number !== null);
  if (isClass) return sheet.name;
  const [named] = [classInTitle(sheet.name), classInTitle(title)].filter((said) => said.length > 0);
  const [said] = named ?? [];
  if (!said || said.number === null) return '';
  return said.entered ? `${said.entered.year}级${said.number}班` : `${said.grade}年级${said.number}班`;
}

/** What tells the class of a tab from that of another; empty where it says none. */
const classKey = (list: PupilList): string => {
  const tab = classesSaid(null, list.sheet.name);
  return tab.some(({ number }) => number !== null) ? JSON.stringify(tab) : usualClass(list);
};

function whichOf(found: readonly PupilList[]): ListFault[] {
  const said = found.map(({ sheet }) => `“${sheet.name}”`).join('、');
  return found.map(({ sheet, header }) => ({
    sheet: sheet.name,
    line: header.line,
    column: '',
    heading: '',
    code: WHICH_SHEET,
    said,
  }));
}

const nothing = (faults: ListFault[]): ReadLists => ({
  pupils: [],
  teachers: [],
  faults,
  passed: new Map(),
  unknown: [],
  remembered: [],
  taught: [],
  sheets: [],
});
