import type { DEMO_GROUPS, DEMO_TOWNS } from './areas.ts';

/** A school of the demo. `grades`: grade → how many classes it has. */
export type SchoolPlan = {
  readonly key: string;
  readonly name: readonly [zh: string, en: string];
  readonly town: keyof typeof DEMO_TOWNS;
  readonly group: keyof typeof DEMO_GROUPS | null;
  readonly isWhole: boolean;
  readonly grades: ReadonlyMap<number, number>;
  /** Pupils of a class, from and to. */
  readonly sizes: readonly [low: number, high: number];
};

type Row = readonly [
  zh: string,
  en: string,
  town: SchoolPlan['town'],
  group: SchoolPlan['group'],
  grades: 'primary' | 'junior' | 'nine-year' | readonly [number, number],
  classesEach?: number,
];

/** Every school and group is invented; the towns are Nanhai's (docs/rules.md 21). Eight whole schools, then sixteen with a class in each of two grades. */
const ROWS: readonly Row[] = [
  ['青禾小学', 'Qinghe Primary School', 'xiqiao', 'qinghe', 'primary', 2],
  ['云汀小学', 'Yunting Primary School', 'danzao', 'yunting', 'primary'],
  ['晴栎小学', 'Qingli Primary School', 'guicheng', 'xingyuan', 'primary'],
  ['溪月小学', 'Xiyue Primary School', 'lishui', 'xiyue', 'primary'],
  ['穗光中学', 'Suiguang Junior School', 'jiujiang', 'suiguang', 'junior', 2],
  ['荷舟中学', 'Hezhou Junior School', 'dali', 'suiguang', 'junior'],
  ['竹雨学校', 'Zhuyu School', 'shishan', 'yunting', 'nine-year'],
  ['星垣学校', 'Xingyuan School', 'guicheng', 'xingyuan', 'nine-year'],
  ['桐影小学', 'Tongying Primary School', 'guicheng', 'xingyuan', [3, 5]],
  ['稻野小学', 'Daoye Primary School', 'xiqiao', 'qinghe', [4, 6]],
  ['南枝小学', 'Nanzhi Primary School', 'xiqiao', 'qinghe', [2, 5]],
  ['澜音中学', 'Lanyin Junior School', 'xiqiao', 'suiguang', [7, 8]],
  ['萤窗小学', 'Yingchuang Primary School', 'danzao', 'yunting', [3, 4]],
  ['汀兰中学', 'Tinglan Junior School', 'danzao', 'suiguang', [8, 9]],
  ['木樨小学', 'Muxi Primary School', 'jiujiang', 'qinghe', [4, 5]],
  ['望舟小学', 'Wangzhou Primary School', 'jiujiang', null, [2, 6]],
  ['榕荫小学', 'Rongyin Primary School', 'shishan', 'yunting', [3, 6]],
  ['知桑小学', 'Zhisang Primary School', 'shishan', null, [4, 5]],
  ['麦浪中学', 'Mailang Junior School', 'shishan', 'suiguang', [7, 9]],
  ['霁月小学', 'Jiyue Primary School', 'dali', 'xingyuan', [4, 6]],
  ['松间小学', 'Songjian Primary School', 'dali', null, [3, 5]],
  ['风铃小学', 'Fengling Primary School', 'lishui', 'xiyue', [4, 5]],
  ['拾光中学', 'Shiguang Junior School', 'lishui', 'xiyue', [7, 8]],
  ['渔歌小学', 'Yuge Primary School', 'guicheng', null, [4, 6]],
];

const SPANS = { primary: [1, 6], junior: [7, 9], 'nine-year': [1, 9] } as const;

export const DEMO_SCHOOLS: readonly SchoolPlan[] = ROWS.map(([zh, en, town, group, span, each = 1], index) => {
  const [first, last] = typeof span === 'string' ? SPANS[span] : span;
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const grades = typeof span === 'string' ? all : [...span];
  return {
    key: `nh${String(index + 1).padStart(2, '0')}`,
    name: [zh, en],
    town,
    group,
    isWhole: typeof span === 'string',
    grades: new Map(grades.map((grade) => [grade, each])),
    sizes: each > 1 ? [34, 45] : [28, 38],
  };
});
