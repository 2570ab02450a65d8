import type { FileFaultCode, Oddity } from './sheet.ts';

export type Language = 'zh' | 'en';
export type Words = Readonly<Record<Language, string>>;
export const words = (zh: string, en: string): Words => ({ zh, en });

export const NAME = words('姓名', 'Name');
/** What tells a child from another of the same name: never a number of the line, which moves. */
export const MARK = words('同名区分', 'Tell apart');
export const PROBLEM = words('问题', 'Problem');
export const EXAMPLE = words('示例', 'Example');

/** What any table may be that nobody can read, whatever it is a table of. */
export const UNREADABLE = {
  'file.empty': words('文件是空的。', 'The file is empty.'),
  'file.old_excel': words(
    '这是旧版 Excel（.xls）。请另存为 .xlsx 再来。',
    'This is an old Excel file (.xls). Save it as .xlsx and come again.',
  ),
  'file.password': words(
    '这个工作簿设了密码。请先去掉密码，再保存一份 .xlsx。',
    'This workbook has a password. Take the password off, and save it again as .xlsx.',
  ),
  'file.not_text': words(
    '这个文件读不懂。请用 .xlsx，或另存为“CSV UTF-8”。',
    'This file cannot be read. Use .xlsx, or save it as “CSV UTF-8”.',
  ),
  'file.too_heavy': words(
    '这个文件读了太久，或太占内存，没有读完。请把内容复制到一张新的表里，再保存一份 .xlsx。',
    'Reading this file took too long, or too much memory, and was stopped. Copy what it holds into a new workbook, and save that as .xlsx.',
  ),
} as const;

/** What is wrong, in a sentence that says what to do. None repeats a value: the list may be read by who may not read the file. */
const FAULTS = {
  ...UNREADABLE,
  'file.damaged': words(
    '这个文件打不开：不是表格，或者已损坏。请重新保存一份 .xlsx。',
    'This file cannot be opened: it is no spreadsheet, or it is damaged. Save it again as .xlsx.',
  ),
  'file.too_large': words(
    '文件太大了。一个班的表不超过 5 MB，展开后不超过 16 MB。',
    'The file is too large: at most 5 MB, 16 MB unpacked.',
  ),
  'file.too_many_rows': words(
    '行或列太多了：最多 2000 行、100 列。请删去下面和右边多余的行列。',
    'Too many rows or columns: at most 2,000 rows and 100 columns. Delete those below and to the right.',
  ),
  'file.quotes': words('CSV 里的引号不成对。请改用 .xlsx。', 'Quotes in the CSV do not match. Use .xlsx instead.'),
  'sheet.no_header': words(
    '没有找到表头。要有一行写着“姓名”和项目的名称，请用模板。',
    'No header was found. One row must say “Name” and the items; use the template.',
  ),
  'sheet.column_twice': words('这一列出现了两次，请留一列。', 'This column is there twice. Keep one.'),
  'sheet.which': words(
    '文件里有几张表都有成绩的表头：{}。请选一张。',
    'Several sheets of the file have such a header: {}. Choose one.',
  ),
  'sheet.other_classes': words(
    '表里没有这个班的学生，都是别的班的。请核对选的班级。',
    'The rows are all of other classes. Check which class this is for.',
  ),
  'sheet.no_values': words('表里还没有填任何成绩。', 'Nothing has been filled in yet.'),
  'row.no_name': words('没有姓名。', 'The name is missing.'),
  'row.unknown_name': words(
    '那一天班里没有这个姓名的学生。请核对姓名和日期。',
    'Nobody of this name was in the class on that day. Check the name and the day.',
  ),
  'row.same_name': words(
    '班里有同名的学生：{}。请在“同名区分”一列写明是哪一名，或填学籍号。',
    'Several pupils have this name: {}. Say in the column “Tell apart” which one is meant, or give the student number.',
  ),
  'row.two_pupils': words(
    '姓名和学籍号不是同一名学生。请核对。',
    'Name and student number are not the same pupil. Correct one of them.',
  ),
  'pupil.left': words(
    '这名学生那一天已经不在这个班（{} 离开）。',
    'This pupil was no longer in the class on that day (left on {}).',
  ),
  'pupil.not-yet': words(
    '这名学生那一天还没有到这个班（{} 入班）。',
    'This pupil was not yet in the class on that day (joined on {}).',
  ),
  'pupil.exempt': words(
    '这名学生那一天免评这项指标，请空着或写“免”。',
    'This pupil is exempt from this indicator on that day. Leave the cell empty, or write “exempt”.',
  ),
  'row.sum': words('这一行是合计或平均，不是学生。', 'This row adds the others up; it is no pupil.'),
  'row.twice': words(
    '这名学生在上面第 {} 行已经有了，请留一行。',
    'This pupil is there already, in line {}. Keep one of them.',
  ),
  'row.merged': words('这一行有跨行合并的单元格，请取消合并。', 'Cells are merged across rows here. Unmerge them.'),
  'value.error': words('这一格是公式错误，请填写数值。', 'This cell holds a formula error. Write the value.'),
  'value.formula': words(
    '这一格的公式没有算出结果，请填写数值。',
    'The formula in this cell was never calculated. Write the value.',
  ),
  'value.number': words('这里要填数字。', 'A number belongs here.'),
  'value.whole': words('这里要填整数次数，不小于 0。', 'A whole number of times belongs here, 0 or more.'),
  'value.range': words('应在 {}之间，请核对。', 'Must be between {}. Check it.'),
  'value.step': words('精确到 {} 即可。', 'Is written down in steps of {}.'),
  'value.time': words(
    '看不出是几分几秒。请写成 3′52 这样，或只写秒数。',
    'Minutes and seconds are not clear. Write it like 3′52, or in seconds only.',
  ),
  'value.both': words('应到和实到要么都填，要么都空。', 'Fill in both held and attended, or neither.'),
  'value.more': words('实到（加上请假）比应到还多。', 'More were attended (with those excused) than held.'),
  'mark.not_yours': words(
    '这个成绩是另一位老师记录的，与表里的不同。请那位老师或班主任来改。',
    'Another teacher recorded this, and it differs. Ask that teacher or the homeroom teacher to correct it.',
  ),
} as const satisfies Record<FileFaultCode | Oddity['code'], Words> & Record<string, Words>;
export type FaultCode = keyof typeof FAULTS;

/** What was read otherwise than it stands, and is imported. */
const REMARKS = {
  'value.counted_up': words(
    '百分位按国家标准非零进一，记到 0.1 秒。',
    'A hundredth that is not zero counts up, as the standard says: recorded in tenths of a second.',
  ),
  'count.unused': words(
    '序号会变，没有用来认人；每行按姓名对应。',
    'Running numbers move, so they were not used: each row goes by its name.',
  ),
  'number.differs': words(
    '学籍号和名册上的不一样；这一行按姓名对应。',
    'The student number differs from the roster: this row goes by its name.',
  ),
} as const satisfies Record<string, Words>;
export type RemarkCode = keyof typeof REMARKS;
export const remarkWords = (code: RemarkCode, language: Language) => REMARKS[code][language];

/** `said` fills the one gap of a sentence: a limit or a line, never a value of the file. */
export const faultWords = (code: FaultCode, language: Language, said: Words | string = '') =>
  FAULTS[code][language].replace('{}', typeof said === 'string' ? said : said[language]);
