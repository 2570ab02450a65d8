import type { Column } from './columns.ts';
import type { Cell } from './sheet.ts';
import { MARK, NAME, PROBLEM } from './words.ts';

const LONGEST = 80;
/** Units and fillings that schools write behind a heading, with or without brackets. */
const TAIL = /(kg|千克|公斤|cm|厘米|公分|ml|毫升|分秒|秒|sec|s|次|个|成绩|测试)$/;

/**
 * A heading without its unit and the differences of keyboards: 体重kg, 体重（千克） and ' 体重 ' are one, and so are 50米*8往返跑, 50m×8 and
 * ５０米×８. Linear in its length, and only the first of it is looked at.
 */
export function bare(heading: string): string {
  const said = heading
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replaceAll(/[\s'"′″’”*＊#:：,，.。、·・_-]/g, (sign) => (sign === '*' || sign === '＊' ? 'x' : ''))
    .replaceAll('×', 'x')
    .replaceAll(/[一1](?:分钟|min(?:ute)?)/g, '')
    .replaceAll(/[/每](?:分钟|分|min)/g, '')
    .replaceAll('/', '')
    .replaceAll(/(?<=\d)米/g, 'm')
    .replaceAll('五十m', '50m')
    .replaceAll('往返', '');
  const whole = said.replace(TAIL, '') || said;
  return whole.replace(/(?<=m|x8)(?:跑|run)$/, '');
}

/** What the items of the standard are called besides their title. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  height: ['身长', 'stature'],
  weight: ['body weight'],
  lung_capacity: ['肺活', 'vital capacity'],
  run_50m: ['50米', '50米短跑', '50m快速跑'],
  sit_reach: ['体前屈', '坐位前屈', '坐位体前驱'],
  rope_1min: ['跳绳', '单人跳绳', 'rope skipping'],
  sit_up: ['仰卧起坐', 'sit-ups'],
  pull_up: ['引体'],
  standing_jump: ['跳远', 'standing long jump'],
  shuttle_50x8: ['50米×8', '50×8', '8×50米'],
  run_1000m: ['1000米', '1千米', '千米跑'],
  run_800m: ['800米'],
};

/** What headings mean one of the columns of values. */
export function headingsOf(columns: readonly Column[]): ReadonlyMap<string, Column> {
  const known = new Map<string, Column>();
  for (const column of columns) {
    const aliases = column.part === 'item' ? (ALIASES[column.item.id] ?? []) : [];
    for (const said of [column.title.zh, column.title.en, ...aliases]) {
      if (!known.has(bare(said))) known.set(bare(said), column);
    }
  }
  return known;
}

/** The columns that say who a row is about, and in which class. */
const ABOUT = {
  name: [NAME.zh, NAME.en, '学生姓名', '学生', '姓名全称', 'Pupil', 'Student'],
  mark: [MARK.zh, MARK.en],
  sex: ['性别', 'Sex', 'Gender'],
  number: ['学籍号', '全国学籍号', '学籍号码', '学籍编号', '学生学籍号', '国网学籍号', 'Student number'],
  /** A number of some list: nobody keeps it, and it moves when somebody joins. */
  count: ['序号', '编号', '学号', '班内学号', '座号', '座位号', '考号', '号数', 'No.', 'Number', '#'],
  grade: ['年级', '年级编号', '年级名称', 'Grade'],
  className: ['班级', '班级名称', '班别', '班', 'Class'],
  classCode: ['班级编号', '班级代码', '班号'],
  problem: [PROBLEM.zh, PROBLEM.en],
} as const;
export type About = keyof typeof ABOUT;

const plain = (heading: string) =>
  heading
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replaceAll(/\s|\([^()]*\)/g, '')
    .toLowerCase();
const MEANINGS = new Map<string, About>(
  Object.entries(ABOUT).flatMap(([about, words]) => words.map((word) => [plain(word), about as About] as const)),
);

export const aboutOf = (cell: Cell | undefined): About | undefined =>
  typeof cell === 'string' ? MEANINGS.get(plain(cell)) : undefined;

const EXAMPLES = new Set(['示例', '例', '示例同学', '示例学生', 'example', 'examplepupil']);
export const isExample = (cell: Cell | undefined) => typeof cell === 'string' && EXAMPLES.has(plain(cell));

const SUMS = new Set(
  [
    '合计',
    '总计',
    '小计',
    '总和',
    '总人数',
    '人数',
    '平均',
    '平均分',
    '平均值',
    '平均数',
    '平均成绩',
    '最高',
    '最低',
    '最高分',
    '最低分',
  ]
    .concat([
      '最大值',
      '最小值',
      '及格率',
      '合格率',
      '优秀率',
      '优良率',
      '标准差',
      'total',
      'subtotal',
      'sum',
      'average',
    ])
    .concat(['avg', 'mean', 'max', 'min', 'count']),
);
/** A line that adds the others up is nobody's. */
export const isSum = (cell: Cell | undefined) =>
  typeof cell === 'string' && SUMS.has(plain(cell).replace(/[:：]$/, ''));
