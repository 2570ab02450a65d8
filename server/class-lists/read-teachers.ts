import { classesSaid, type SaidClass } from '../sheets/class-words.ts';
import { isExample, isSum } from '../sheets/headings.ts';
import type { Line } from '../sheets/sheet.ts';
import { Cells, isNothing, NO, type Place, YES } from './cells.ts';
import type { TeacherList } from './find-list.ts';

export type TaughtClass = {
  readonly place: Place;
  readonly said: readonly SaidClass[];
  readonly isHomeroom: boolean;
};
/** A teacher as a row says it; a teacher may have several rows. */
export type TeacherLine = {
  readonly place: Place;
  readonly contactPlace: Place;
  readonly name: string;
  readonly phone: string | null;
  readonly staffNumber: string | null;
  readonly subject: string | null;
  readonly classes: readonly TaughtClass[];
};

export function readTeachers(list: TeacherList) {
  const { at, header, lines, sheet } = list;
  const cells = new Cells(sheet, header);
  const teachers: TeacherLine[] = [];
  const passed: 'teacher-without-class'[] = [];
  for (const row of lines) {
    const written = row.cells[at.name ?? 0] ?? null;
    if (isExample(written) || isSum(written) || written === header.cells[at.name ?? 0]) continue;
    const grade = cells.down(row, at.grade);
    const hasMore = [at.phone, at['staff-number'], at.classes].some(
      (one) => one !== undefined && (row.cells[one] ?? null) !== null,
    );
    if (written === null && !hasMore) continue;
    const name = cells.text(row, at.name);
    if (name === '') cells.fault(row.line, at.name, 'row.no_name');
    const subject = cells.text(row, at.subject);
    const classes = classesOf(cells, list, row, grade);
    if (classes.length === 0) passed.push('teacher-without-class');
    else
      teachers.push({
        place: cells.place(row.line, at.name),
        contactPlace: cells.place(row.line, at.phone ?? at['staff-number'] ?? at.name),
        name,
        phone: cells.phone(row, at.phone),
        staffNumber: cells.digits(row, at['staff-number']),
        subject: subject === '' || isNothing(subject) ? null : subject,
        classes,
      });
  }
  return { teachers, passed, faults: cells.faults };
}

/** «三(1)、三(2)班», «301 302», «三年级1、2班»: a number alone is of the grade before it. */
function splitClasses(text: string, grade: string | number | null): SaidClass[][] {
  let before: string | number | null = grade;
  return text
    .split(/[、,，;；/\s和]+/)
    .filter((one) => one !== '')
    .map((one) => {
      const said = classesSaid(before, one);
      const [first] = said;
      if (first?.grade != null) before = String(first.grade);
      if (first?.entered) before = `${first.entered.year}级`;
      return said;
    });
}

function classesOf(cells: Cells, { at }: TeacherList, row: Line, grade: string | number | null): TaughtClass[] {
  const taught = cells.text(row, at.classes);
  const homeroom = cells.text(row, at.homeroom);
  const place = cells.place(row.line, at.classes);
  const found = (isNothing(taught) ? [] : splitClasses(taught, grade)).map((said) => ({
    place,
    said,
    isHomeroom: false,
  }));
  const word = homeroom.toLowerCase();
  if (word === '' || NO.has(word)) return checked(cells, at.classes, row, found);
  if (!YES.has(word)) {
    const homePlace = cells.place(row.line, at.homeroom);
    const homes = splitClasses(homeroom.replace(/班主任$/, ''), grade).map((said) => ({
      place: homePlace,
      said,
      isHomeroom: true,
    }));
    return [...checked(cells, at.classes, row, found), ...checked(cells, at.homeroom, row, homes)];
  }
  if (found.length > 1) cells.fault(row.line, at.homeroom, 'teacher.homeroom');
  return checked(cells, at.classes, row, found).map((one) => ({ ...one, isHomeroom: true }));
}

function checked(cells: Cells, index: number | undefined, row: Line, classes: readonly TaughtClass[]): TaughtClass[] {
  return classes.filter(({ said }) => {
    const isClear = said.some(({ number }) => number !== null);
    if (!isClear) cells.fault(row.line, index, 'class.unclear');
    return isClear;
  });
}
