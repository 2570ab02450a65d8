import type { Chance } from './chance.ts';

/** Made-up people: names put together by chance from characters that nobody in particular has. */
const SURNAMES = [...'陈李黄张梁林何吴刘罗郭邓谢麦关区冼霍潘苏'];
const GIVEN = [...'一知乐安宁晴朗禾苗星舟行远青松小满清和木棉溪云初夏秋实冬阳书言思齐若水'];

export const surname = (chance: Chance) => chance.pick(SURNAMES);
export const givenName = (chance: Chance) => chance.pick(GIVEN) + chance.pick(GIVEN);
export const personName = (chance: Chance) => surname(chance) + givenName(chance);

export type DistrictPlan = {
  readonly key: string;
  readonly name: readonly [string, string];
  readonly towns: readonly (readonly [string, string])[];
  readonly groups: readonly (readonly [string, string])[];
  readonly schools: readonly {
    readonly name: readonly [string, string];
    readonly town: number;
    readonly classes: readonly (readonly [number, number])[];
  }[];
};

/** Two districts alike: the first has real towns of Nanhai, the second is its invented twin; all schools are invented. */
export const DISTRICTS: readonly DistrictPlan[] = [
  {
    key: 'd1',
    name: ['南海区（演示）', 'Nanhai District (demo)'],
    towns: [
      ['西樵镇', 'Xiqiao Town'],
      ['丹灶镇', 'Danzao Town'],
    ],
    groups: [['青禾教育集团', 'Qinghe Education Group']],
    schools: [
      {
        name: ['青禾小学', 'Qinghe Primary School'],
        town: 0,
        classes: [
          [3, 1],
          [4, 1],
          [4, 2],
          [5, 1],
        ],
      },
      {
        name: ['云汀小学', 'Yunting Primary School'],
        town: 1,
        classes: [
          [2, 1],
          [4, 1],
          [5, 1],
          [6, 1],
        ],
      },
    ],
  },
  {
    key: 'd2',
    name: ['望海区（演示）', 'Wanghai District (demo)'],
    towns: [
      ['听潮镇', 'Tingchao Town'],
      ['望月镇', 'Wangyue Town'],
    ],
    groups: [['白鹭教育集团', 'Bailu Education Group']],
    schools: [
      {
        name: ['白鹭小学', 'Bailu Primary School'],
        town: 0,
        classes: [
          [3, 1],
          [4, 1],
          [4, 2],
          [5, 1],
        ],
      },
      {
        name: ['木棉小学', 'Mumian Primary School'],
        town: 1,
        classes: [
          [2, 1],
          [4, 1],
          [5, 1],
          [6, 1],
        ],
      },
    ],
  },
];
