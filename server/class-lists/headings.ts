import { cleanName } from '../core/text/clean.ts';
import { aboutOf } from '../sheets/headings.ts';
import type { Cell } from '../sheets/sheet.ts';
import { PROBLEM } from '../sheets/words.ts';

/** What a column of a pupils' list says. A guardian's part belongs to the guardian of its slot. */
export const PUPIL_FIELDS = [
  'name',
  'sex',
  'student-number',
  'own-number',
  'number-in-class',
  'grade',
  'class',
  'school',
] as const;
export const GUARDIAN_PARTS = ['name', 'relation', 'is-guardian', 'phone'] as const;
/** What a column of a teachers' list says. */
export const TEACHER_FIELDS = ['name', 'phone', 'staff-number', 'grade', 'classes', 'subject', 'homeroom'] as const;
export type PupilField = (typeof PUPIL_FIELDS)[number];
export type GuardianPart = (typeof GUARDIAN_PARTS)[number];
export type TeacherField = (typeof TEACHER_FIELDS)[number];

/** Columns by what they are called, besides those that every sheet has (`sheets/headings.ts`). The first word of each is the usual one. */
const PUPIL_WORDS: Readonly<Record<PupilField, readonly string[]>> = {
  name: ['姓名', '学生姓名', '学生', 'Name', 'Pupil', 'Student'],
  sex: ['性别', 'Sex', 'Gender'],
  'student-number': ['学籍号', '全国学籍号', '学籍号码', 'Student number'],
  'own-number': ['学号', '校内学号', '学生学号', 'Number'],
  'number-in-class': ['班内学号', '班内编号', '座号', '座位号', '班级学号', '班内序号', 'Number in class', 'Seat'],
  grade: ['年级', '年级名称', '所在年级', 'Grade'],
  class: ['班级', '班级名称', '所在班级', '班别', '班', '行政班', 'Class'],
  school: ['学校', '学校名称', '就读学校', '学校标识码', '学校代码', 'School'],
};

const TEACHER_WORDS: Readonly<Record<TeacherField, readonly string[]>> = {
  name: ['教师姓名', '老师姓名', '教职工姓名', '教师', '老师', '姓名', 'Teacher', 'Name'],
  phone: ['电话', '手机', '手机号', '手机号码', '联系电话', '联系方式', '电话号码', 'Phone', 'Mobile'],
  'staff-number': ['工号', '教工号', '职工号', '教职工号', '教师编号', '员工号', 'Staff number'],
  grade: ['年级', '任教年级', 'Grade'],
  classes: ['任教班级', '任课班级', '授课班级', '所教班级', '教学班级', '班级', 'Classes', 'Class'],
  subject: ['学科', '任教学科', '任课学科', '教学学科', '科目', '任教科目', 'Subject'],
  homeroom: ['班主任', '是否班主任', '班主任班级', '担任班主任', '任班主任', 'Homeroom'],
};
/** A list with one of these is of teachers, whatever else it has. */
const OF_TEACHERS = new Set(
  ['教师姓名', '老师姓名', '教职工姓名', '教师', '老师', 'Teacher']
    .concat(TEACHER_WORDS['staff-number'], TEACHER_WORDS.subject, TEACHER_WORDS.classes.slice(0, 5))
    .map(plain),
);

/** Of the register's columns those that nobody here needs: what is not kept cannot be lost. */
const UNREAD = new Set(
  [
    '序号 编号 No. # 考号 备注 身份证件号 身份证号 身份证号码 身份证件类型 证件类型 证件号码 出生日期 出生年月 出生地 籍贯 民族 国籍 国籍地区 港澳台侨外',
    '户口所在地 户口性质 户籍地址 户籍 现住址 家庭住址 家庭地址 通信地址 住址 邮政编码 邮编 就读方式 学籍辅号 学籍主号 入学年月 入学方式 政治面貌',
    '健康状况 照片 是否独生子女 是否留守儿童 随迁子女 是否孤儿 是否残疾 残疾类型 学生来源 电子信箱 特长 血型 曾用名 姓名拼音 学生状态 学籍状态',
    '同名区分 签名 职称 职务 学历',
    // Where a list comes back marked, it has one more column.
    ...Object.values(PROBLEM),
  ]
    .flatMap((words) => words.split(' '))
    .map(plain),
);
/** 成员1身份证件号 and its like: the same of a guardian. */
const UNREAD_OF_GUARDIAN =
  /^(?:家庭)?(?:成员|监护人|家长|父亲|母亲).{0,3}(?:身份证|证件|民族|工作单位|现住址|户口|职务|地址)/;

const GUARDIAN =
  /^(?:家庭)?(成员|监护人|家长|联系人|父亲|母亲|爸爸|妈妈|guardian|parent)([一二三四五\d])?(?:的)?(姓名|名字|关系|与学生关系|与本人关系|是否监护人|联系电话|联系方式|电话|电话号码|手机|手机号|手机号码|name|relation|phone)?$/;
const PART: Readonly<Record<string, GuardianPart>> = {
  姓名: 'name',
  名字: 'name',
  name: 'name',
  关系: 'relation',
  与学生关系: 'relation',
  与本人关系: 'relation',
  relation: 'relation',
  是否监护人: 'is-guardian',
};
/** Said without whose: they belong to the guardian whose column stands before them. */
const LOOSE = new Map<string, GuardianPart>([
  ...TEACHER_WORDS.phone.map((word) => [plain(word), 'phone'] as const),
  ...['关系', '与学生关系', '与监护人关系', 'Relation'].map((word) => [plain(word), 'relation'] as const),
  ['是否监护人', 'is-guardian'] as const,
]);

/** A heading as it is compared with others. */
export const headingKey = (heading: string) => plain(cleanName(heading));

function plain(heading: string): string {
  return heading
    .slice(0, 80)
    .normalize('NFKC')
    .replaceAll(/[\s*:]|\([^()]*\)/g, '')
    .toLowerCase();
}

const meaningOf = <Field extends string>(words: Readonly<Record<Field, readonly string[]>>) =>
  new Map(
    (Object.keys(words) as Field[]).flatMap((field) => words[field].map((word) => [plain(word), field] as const)),
  );
const PUPIL_MEANINGS = meaningOf(PUPIL_WORDS);
const TEACHER_MEANINGS = meaningOf(TEACHER_WORDS);
const FROM_SHEETS: Readonly<Partial<Record<string, PupilField>>> = {
  name: 'name',
  sex: 'sex',
  number: 'student-number',
  grade: 'grade',
  className: 'class',
  classCode: 'class',
};

export type Meaning =
  | { readonly field: PupilField }
  | { readonly slot: string; readonly part: GuardianPart }
  | { readonly loose: GuardianPart }
  | 'unread';

export function pupilMeaning(cell: Cell | undefined): Meaning | undefined {
  if (typeof cell !== 'string') return undefined;
  const said = plain(cell);
  const field = PUPIL_MEANINGS.get(said) ?? FROM_SHEETS[aboutOf(cell) ?? ''];
  if (field) return { field };
  const loose = LOOSE.get(said);
  if (loose) return { loose };
  if (UNREAD.has(said) || UNREAD_OF_GUARDIAN.test(said)) return 'unread';
  const [, who, count = '', what = '姓名'] = GUARDIAN.exec(said) ?? [];
  return who === undefined ? undefined : { slot: `${who}${count}`, part: PART[what] ?? 'phone' };
}

export function teacherMeaning(cell: Cell | undefined): { readonly field: TeacherField } | 'unread' | undefined {
  if (typeof cell !== 'string') return undefined;
  const field = TEACHER_MEANINGS.get(plain(cell));
  if (field) return { field };
  return UNREAD.has(plain(cell)) || aboutOf(cell) === 'sex' || aboutOf(cell) === 'count' ? 'unread' : undefined;
}

export const isOfTeachers = (cell: Cell | undefined) => typeof cell === 'string' && OF_TEACHERS.has(plain(cell));
