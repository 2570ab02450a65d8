import { tellApart } from '../core/identity/tell-apart.ts';
import type { Table as FileTable } from '../core/tables/table.ts';
import type { Column, SheetKind } from './columns.ts';
import type { Table, TableFault } from './read-table.ts';
import type { Absent, SheetPupil } from './whose.ts';
import { EXAMPLE, faultWords, type Language, MARK, NAME, PROBLEM, type Words } from './words.ts';

const KIND: Readonly<Record<SheetKind, Words>> = {
  fitness: { zh: '体质健康测试', en: 'fitness test' },
  attendance: { zh: '出勤登记', en: 'attendance' },
};
const SAYS = {
  note: {
    zh: '每名学生一行，没有测的空着。写着“示例”的一行不会导入。',
    en: 'One line a pupil; leave empty what was not taken. The line “Example” is not imported.',
  },
  example: { zh: '示例同学', en: 'Example pupil' },
  notes: { zh: '填写说明', en: 'How to fill it in' },
  column: { zh: '列', en: 'Column' },
  how: { zh: '怎么填', en: 'What belongs there' },
  mark: {
    zh: '班里有同名的学生时，这里写着用什么区分；请不要改。其他学生空着。也可以加一列“学籍号”。',
    en: 'Filled in where several pupils share a name: leave it. A column “Student number” tells them apart as well.',
  },
  name: {
    zh: '和名册上一样。行的顺序可以变。',
    en: 'As in the roster. The lines may stand in any order.',
  },
  empty: { zh: '空着', en: 'Empty' },
  nothing: {
    zh: '没有测、免测、缺测都空着，也可以写“免测”“缺测”。空着不是 0，也不会删掉已有的成绩。',
    en: 'Not measured, exempt or absent: leave it empty. Empty is not 0, and takes back nothing that is recorded.',
  },
  again: { zh: '再次导入', en: 'Again' },
  amends: {
    zh: '同一天再导入一次就是改正：改过的成绩换成新的，原来的仍保留。',
    en: 'Importing again for the same day corrects: changed values are replaced, and the old ones are kept.',
  },
  marked: { zh: '已标注问题', en: 'problems marked' },
  mend: { zh: '改好以后可以直接导入这个文件。', en: 'Correct it, and import this very file.' },
} as const satisfies Record<string, Words>;

type Named = { readonly kind: SheetKind; readonly place: Words };
export const templateName = ({ kind, place }: Named, lang: Language) =>
  lang === 'zh' ? `${place.zh}${KIND[kind].zh}` : `${place.en} ${KIND[kind].en}`;
export const markedName = (named: Named, lang: Language) => `${templateName(named, lang)} ${SAYS.marked[lang]}`;

type Filled = {
  readonly columns: readonly Column[];
  readonly pupils: readonly SheetPupil[];
  readonly absent: readonly Absent[];
};

/** The table to fill in, and how. In a CSV the notes come first, so that the table may grow at its end. */
export function templateTables(
  named: Named,
  { columns, pupils, absent }: Filled,
  format: 'csv' | 'xlsx',
  lang: Language,
): FileTable[] {
  // Who left may come back in a file of September: the mark is there then too.
  const marks = tellApart([...pupils, ...absent]);
  const table: FileTable = {
    title: templateName(named, lang),
    note: SAYS.note[lang],
    columns: [NAME[lang], MARK[lang], ...columns.map(({ title }) => title[lang])],
    rows: [
      [SAYS.example[lang], EXAMPLE[lang], ...columns.map(({ example }) => example)],
      ...pupils.map(({ pupilId, name }) => [name, marks.get(pupilId)?.[lang] ?? null, ...columns.map(() => null)]),
    ],
  };
  const notes: FileTable = {
    title: SAYS.notes[lang],
    note: SAYS.note[lang],
    columns: [SAYS.column[lang], SAYS.how[lang]],
    rows: [
      [NAME[lang], SAYS.name[lang]],
      [MARK[lang], SAYS.mark[lang]],
      ...columns.map(({ title, help }) => [title[lang], help[lang]]),
      [SAYS.empty[lang], SAYS.nothing[lang]],
      [SAYS.again[lang], SAYS.amends[lang]],
    ],
  };
  return format === 'csv' ? [notes, table] : [table, notes];
}

/** The file's own table with one more column in front that says what is wrong in each line. */
export function markedTable(named: Named, table: Table, faults: readonly TableFault[], lang: Language): FileTable {
  const header = table.header?.cells ?? [];
  const kept = header
    .map((_, index) => index)
    .filter((index) => header[index] !== PROBLEM.zh && header[index] !== PROBLEM.en);
  const said = (line: number) =>
    faults
      .filter((fault) => fault.line === line)
      .map(({ heading, code, said: gap }) => (heading ? `${heading}: ` : '') + faultWords(code, lang, gap))
      .join(lang === 'zh' ? '；' : '; ');
  return {
    title: markedName(named, lang),
    note: SAYS.mend[lang],
    columns: [PROBLEM[lang], ...kept.map((index) => String(header[index] ?? ''))],
    rows: table.lines.map(({ line, cells }) => [
      said(line) || null,
      ...kept.map((index) => asNumber(cells[index] ?? null)),
    ]),
  };
}

/** A number stays one, so that no sign is put in front of -3.5; 3.50 stays as it was typed. */
const asNumber = (cell: string | number | null) =>
  typeof cell === 'string' && cell !== '' && String(Number(cell)) === cell ? Number(cell) : cell;
