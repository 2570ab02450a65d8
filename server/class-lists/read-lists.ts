import { WHICH_SHEET } from '../core/sheet-codes.ts';
import { classesSaid, classInTitle } from '../sheets/class-words.ts';
import { columnLetter, type Sheet } from '../sheets/sheet.ts';
import { headingOf, type ListFault } from './cells.ts';
import { findList, type PupilList, type Said, type TeacherList } from './find-list.ts';
import { faultsOf, type Passed, type PupilLine, readPupils } from './read-pupils.ts';
import { readTeachers, type TeacherLine } from './read-teachers.ts';

/** What somebody says beside a file: which sheet is meant, what columns mean, and of which class it is where it does not say. */
export type Asked = {
  readonly sheet?: string | undefined;
  readonly columns: Said;
  readonly className?: string | undefined;
};

export type ReadLists = {
  readonly pupils: readonly PupilLine[];
  readonly teachers: readonly TeacherLine[];
  readonly faults: readonly ListFault[];
  readonly passed: ReadonlyMap<Passed, number>;
  /** Headings that mean nothing here, with the letter by which a person may say what they mean. */
  readonly unknown: readonly { readonly sheet: string; readonly column: string; readonly heading: string }[];
  readonly sheets: readonly { readonly name: string; readonly kind: 'pupils' | 'teachers'; readonly rows: number }[];
};

/** What the sheets of a file say about pupils and teachers, or what is wrong, row by row. */
export function readLists(sheets: readonly Sheet[], { sheet: wanted, columns, className = '' }: Asked): ReadLists {
  const lists = sheets.flatMap((sheet) => findList(sheet, columns) ?? []);
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
    sheets: read.map(({ sheet, kind, lines }) => ({ name: sheet.name, kind, rows: lines.length })),
  };
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
  sheets: [],
});
