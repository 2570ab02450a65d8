import { countedDelivers } from '../../../act.ts';
import { exportStudentNumbers as route } from '../../../contract/school-year.ts';
import { dayName, type Language } from '../../../core/reports/names.ts';
import type { Table } from '../../../core/tables/table.ts';
import { classPlace, termsFor } from '../../../reply-parts.ts';
import { tableFile } from '../../../table-file.ts';
import { membersOf } from './members-of.ts';

/** The headings are those that an import knows, so that the file may come back as a class list. */
const WORDS = {
  zh: {
    title: '名册（含学籍号）',
    columns: ['班内学号', '姓名', '性别', '学籍号', '备注'],
    note: (day: string) =>
      `${day}取出。学籍号里有身份证件号码：只给办事需要的人，用完就删。每取一次，系统都记下是谁取的。`,
    sex: { male: '男', female: '女' },
    closed: '打不开：这个号码不是用本机现在的密钥加密的',
    coming: (day: string) => `${day}起在班`,
  },
  en: {
    title: 'Class list with student numbers',
    columns: ['Number in class', 'Name', 'Sex', 'Student number', 'Remarks'],
    note: (day: string) =>
      `Taken out on ${day}. A student number holds an identity card number: give it to nobody who does not need it, and delete the file afterwards. Each time is noted, with who it was.`,
    sex: { male: 'male', female: 'female' },
    closed: 'cannot be opened: it was sealed with another key than the one in use',
    coming: (day: string) => `in the class from ${day}`,
  },
} as const satisfies Record<Language, object>;

/** Who is in the class or comes, as the page lists them. Numbers are opened only once the reading is noted. */
export const exportStudentNumbers = countedDelivers(
  route,
  async ({ q, target, today }, { lang }) => {
    const { term } = await termsFor(q, target.districtId, today, undefined);
    const { members } = await membersOf(q, target, today);
    const pupils = members
      .filter(({ state }) => state !== 'left')
      .map(({ pupil, stay, state }) => ({
        pupilId: pupil.id,
        name: pupil.name,
        sex: pupil.sex,
        sealed: pupil.studentNumberSealed,
        numberInClass: stay.numberInClass,
        comesOn: state === 'coming' ? stay.startsOn : null,
      }));
    return { place: classPlace(target, term.code)[lang], lang, today, pupils };
  },
  ({ pupils }) => ({ pupils: pupils.length, numbers: pupils.filter(({ sealed }) => sealed !== null).length }),
  async ({ place, lang, today, pupils }, { secrets }) => {
    const words = WORDS[lang];
    const table: Table = {
      title: `${place} ${words.title}`,
      note: words.note(dayName(today, lang)),
      columns: words.columns,
      rows: pupils.map(({ name, sex, sealed, numberInClass, comesOn }) => [
        numberInClass,
        name,
        sex && words.sex[sex],
        // A text: it begins with a letter, and the writer of workbooks makes no number of one.
        sealed === null ? null : (secrets.open(sealed) ?? words.closed),
        comesOn && words.coming(dayName(comesOn, lang)),
      ]),
    };
    return await tableFile(table.title, 'xlsx', [table]);
  },
);
