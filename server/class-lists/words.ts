import type { FileFaultCode, Oddity } from '../sheets/sheet.ts';
import { type Language, UNREADABLE, type Words, words } from '../sheets/words.ts';

/** What is wrong with a class list, in a sentence that says how to mend it; never a value of the file. `{}` is a line or a sheet. */
const FAULTS = {
  ...UNREADABLE,
  'file.damaged': words(
    '这个文件打不开：不是表格，或者只有一半。请重新保存一份 .xlsx。',
    'This file cannot be opened: it is no spreadsheet, or half of one. Save it again as .xlsx.',
  ),
  'file.too_large': words(
    '文件太大了：最多 5 MB，展开后 48 MB。请按年级分成几个文件。',
    'The file is too large: at most 5 MB, 48 MB unpacked. Make one file of each grade.',
  ),
  'file.too_many_rows': words(
    '行或列太多了：最多 8000 行、100 列。请按年级分成几个文件，并删去下面和右边多余的行列。',
    'Too many rows or columns: at most 8,000 rows and 100 columns. Make one file of each grade, and delete what is empty below and to the right.',
  ),
  'file.quotes': words('文本里的引号不成对。请改用 .xlsx。', 'Quotes in the text do not match. Use .xlsx instead.'),
  'sheet.no_header': words(
    '没有找到表头。要有一行写着“姓名”，还要有“班级”“学籍号”这样的列名。',
    'No header was found. One row must say “Name”, and “Class” or “Student number” and the like.',
  ),
  'sheet.which': words(
    '文件里有几张表都像名单：{}。请选一张。',
    'Several sheets of the file look like a list: {}. Choose one.',
  ),
  'sheet.column_twice': words('这一列出现了两次，请留一列。', 'This column is there twice. Keep one.'),
  'sheet.no_rows': words('表里没有学生，也没有教师。', 'There are neither pupils nor teachers in it.'),
  'sheet.class_twice': words(
    '同一个班在“{}”里已经有了。请合成一张表。',
    'This class is there already, in “{}”. Make one list of it.',
  ),
  'term.none': words(
    '现在不在学期里，也还没有下一个学期。请先在校历页添加学期。',
    'No term is running, and none is to come. Add the term on the calendar page first.',
  ),
  'row.no_name': words('没有姓名。', 'The name is missing.'),
  'row.name_private': words(
    '姓名里有别的电脑显示不了的字。请换成标准字。',
    'The name holds a sign that other machines cannot show. Write it with a standard character.',
  ),
  'row.name_long': words('姓名超过 300 个字。请核对这一行。', 'The name is longer than 300 characters. Check the row.'),
  'row.merged': words('这里有跨行合并的单元格，请取消合并。', 'Cells are merged across rows here. Unmerge them.'),
  'row.twice': words(
    '这名学生在第 {} 行已经有了，请留一行。',
    'This pupil is there already, in line {}. Keep one of them.',
  ),
  'row.two_classes': words(
    '这名学生在第 {} 行是另一个班的。一个学生只在一个班，请核对。',
    'In line {} this pupil is of another class. A pupil is in one class: correct one of them.',
  ),
  'row.same_name': words(
    '这个班有几名同名的学生。请填学籍号或班内学号，才分得清。',
    'Several pupils of this class have this name. Give their student numbers, or their numbers in class, to tell them apart.',
  ),
  'row.in_class_twice': words('这个班内学号在第 {} 行已经用了。', 'This number in class is used already, in line {}.'),
  'number.length': words(
    '学籍号是 19 位：G、J 或 L 加 18 位。请核对，或留空。',
    'A student number has 19 characters: G, J or L and 18 more. Correct it or leave it empty.',
  ),
  'number.prefix': words(
    '学籍号以 G、J 或 L 开头。请核对，或留空。',
    'A student number begins with G, J or L. Correct it or leave it empty.',
  ),
  'number.characters': words(
    '学籍号的字母后面是 17 位数字，再加一位数字或 X。请核对，或留空。',
    'After its letter a student number has 17 digits and a digit or X. Correct it or leave it empty.',
  ),
  'number.check-digit': words(
    '学籍号的最后一位与前面对不上，有一位写错了。请核对，或留空。',
    'The last character of the student number does not fit the others: somewhere a digit is wrong. Correct it or leave it empty.',
  ),
  'number.taken': words(
    '这个学籍号是别的学生的。请核对，或留空并联系区里。',
    'This student number is held by another pupil. Correct it, or leave it empty and ask the district.',
  ),
  'number.differs': words(
    '班里有同名的学生，但学籍号不一样。若确实换了号，请勾选“学籍号确实变了”再来；若是另一名学生，请核对。',
    'A pupil of this name is in the class with another student number. If the number really changed, say so and come again; if it is another child, correct the row.',
  ),
  'number.whose': words(
    '这个学籍号是另一个姓名的学生。若确实改了名，请勾选“确实改了名”再来；否则请核对。',
    'This student number is of a pupil with another name. If the name really changed, say so and come again; if not, correct the row.',
  ),
  'value.cut': words(
    '这个号码被电子表格改成了科学记数（如 4.40E+17），后几位已经丢了。请把整列设成“文本”，再从原来的系统重新导出。',
    'A spreadsheet turned this number into one like 4.40E+17, and its last digits are lost. Format the column as text, and export it again from where it came.',
  ),
  'value.error': words('这一格是公式错误，请填写内容。', 'This cell holds a formula error. Write what belongs there.'),
  'value.formula': words(
    '这一格的公式没有算出结果，请填写内容。',
    'The formula in this cell was never calculated. Write what belongs there.',
  ),
  'value.sex': words('性别写“男”或“女”，或留空。', 'Write “male” or “female”, or leave it empty.'),
  'value.in_class': words(
    '班内学号是 1 到 999 的整数，或留空。',
    'A number in class is a whole number from 1 to 999, or empty.',
  ),
  'value.phone': words(
    '这不是一个电话号码。请只写一个号码，或留空。',
    'This is no phone number. Write one number, or leave it empty.',
  ),
  'value.yes_no': words('这里写“是”或“否”。', 'Write “yes” or “no” here.'),
  'class.none': words(
    '看不出是哪个班。请加“班级”一列，写成“一年级1班”这样。',
    'The class is not said. Add a column “Class” with words like “Grade 1 Class 1” (一年级1班).',
  ),
  'class.unclear': words(
    '看不出是几年级几班。请写成“一年级1班”“2025级8班”“101”这样。',
    'Grade and number of the class cannot be told. Write it like 一年级1班, 2025级8班 or 101.',
  ),
  'class.stage': words(
    '看不出是小学还是中学的班。请写成“小学2025级1班”“初一1班”这样。',
    'It cannot be told whether this class is of primary or junior school. Write it like 小学2025级1班 or 初一1班.',
  ),
  'class.gone': words(
    '这一级的学生还没有入学，或已经毕业。请核对。',
    'Who entered in that year has not come yet, or has left. Check it.',
  ),
  'school.other': words(
    '表里有别的学校的学生。一个文件只写一所学校。',
    'There are pupils of another school in the file. One file is of one school.',
  ),
  'pupil.elsewhere': words(
    '这名学生现在还在另一所学校。请那所学校先办理转出，或请区里的名册管理员来导入。',
    'This pupil is still in another school. That school has to let the pupil go first, or the roster manager of the district imports the list.',
  ),
  'person.phone': words(
    '这个电话在第 {} 行是另一个人的。一个号码只属于一个人，请核对姓名或号码。',
    'In line {} this phone number is somebody else’s. A number is one person’s: correct the name or the number.',
  ),
  'person.taken': words(
    '这个电话已经是另一个人的（姓名不同，可能是一位教师或别的家长）。请核对姓名或号码。',
    'This phone number is already of somebody else (of another name, perhaps a teacher or another parent). Correct the name or the number.',
  ),
  'person.which': words(
    '学校有几位同名的教师。请填工号或电话。',
    'The school has several teachers of this name. Give the staff number or the phone number.',
  ),
  'teacher.homeroom': words(
    '任教几个班，看不出是哪个班的班主任。请在“班主任”一列写班级。',
    'With several classes it cannot be told which one is the homeroom. Write the class in the column “Homeroom”.',
  ),
  'teacher.two_homerooms': words(
    '这个班在第 {} 行已经有班主任了。',
    'In line {} this class has a homeroom teacher already.',
  ),
  'teacher.unknown_class': words(
    '学校没有这个班，学生名单里也没有。请核对，或先导入这个班的学生。',
    'The school has no such class, nor has the pupils’ list. Correct it, or import the pupils of that class first.',
  ),
  'list.other': words('这一行不能导入。请核对。', 'This row cannot be imported. Check it.'),
  'roster.would_shrink': words(
    '导入后这些班会少掉 {} 名学生，超过百分之五。请核对名单是否完整；确实都走了，再确认导入。',
    'By this list {} of the pupils would leave these classes, more than 5 %. Check that it is complete; if they really left, confirm and import again.',
  ),
} as const satisfies Record<FileFaultCode | Oddity['code'], Words> & Record<string, Words>;
export type ListFaultCode = keyof typeof FAULTS;
export const isListFault = (code: string): code is ListFaultCode => Object.hasOwn(FAULTS, code);

export const listFaultWords = (code: ListFaultCode, language: Language, said: string = '') =>
  FAULTS[code][language].replace('{}', said);
