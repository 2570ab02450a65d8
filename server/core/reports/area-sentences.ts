import type { Stage } from '../calendar/terms.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { stageName } from '../tables/area-measured-words.ts';
import { dimensionName } from '../tables/table-words.ts';
import type { SentenceKey } from './sentences.ts';

type Said = { readonly key: SentenceKey; readonly zh: string; readonly en: string };

/** `comparable`: the dimensions and stages whose schools are compared, with the smallest distance from the mean worth talking about, in levels. */
type Report = {
  readonly schools: number;
  readonly comparable: readonly {
    readonly dimension: Dimension;
    readonly stage: Stage;
    readonly least: number | null;
  }[];
};

/** What a report of an area says of itself (docs/methods.md §10), in the order of that list, in both languages. */
export function areaSentences({ schools, comparable }: Report): Said[] {
  const isCompared = comparable.length > 0;
  const zh = comparable
    .map((one) => `${dimensionName(one.dimension, 'zh')}（${stageName(one.stage, 'zh')}）`)
    .join('、');
  const en = comparable
    .map((one) => `${dimensionName(one.dimension, 'en')} (${stageName(one.stage, 'en')})`)
    .join(', ');
  const named = comparable.flatMap((one) => one.least ?? []);
  const least = Math.max(0, ...named).toFixed(2);
  return [
    {
      key: 'observed',
      zh: `汇总了 ${schools} 所学校教师写下的记录；人数都取整到 5，百分比取整到 1%，所以相加可能略有出入。`,
      en: `Sums of what teachers of ${schools} ${schools === 1 ? 'school' : 'schools'} wrote down. Numbers are to the nearest 5 and shares to the nearest 1%, so they may not quite add up.`,
    },
    {
      key: 'absence',
      zh: '没有记录只说明没有人记下来，不说明孩子没有做、做得不好。没有记录从不算作 0 分。',
      en: 'No record means that nobody wrote one down, not that a child did nothing or did badly. A missing record never counts as 0.',
    },
    named.length > 0
      ? {
          key: 'interval',
          zh: `学校之差带 95% 区间：离平均不到 ${least} 个等级的差别在误差之内，不值得讨论；人数和记录数没有评定误差。`,
          en: `Differences of schools come with 95% intervals: less than ${least} of a level from the mean is within error and not worth talking about. Numbers of pupils and of records carry no rating error.`,
        }
      : {
          key: 'interval',
          zh: '这里没有指出任何一所学校，所以没有各校之差的区间；人数和记录数没有评定误差。',
          en: 'No school is named here, and so there are no intervals of schools; numbers of pupils and of records carry no rating error.',
        },
    {
      key: 'scale',
      zh: '等级只有先后，没有距离，所以只看各等级有多少人。',
      en: 'Levels have an order and no distances, so read how many pupils stand at each.',
    },
    isCompared
      ? {
          key: 'linked',
          zh: `${zh}：外校教师的评定把各校尺度连了起来，比较时已扣除评定人的宽严；其余的不比较。孩子的分数没有调整。`,
          en: `${en}: ratings by teachers of other schools link the schools' scales, and raters' severity is taken out of the comparison. The others are not compared. No child's score was adjusted.`,
        }
      : {
          key: 'linked',
          zh: '各校主要由自己的教师评定；同一学段至少 4 所学校由外校教师的评定连起尺度，才比较学校。现在不比较，分数也没有调整。',
          en: 'Each school is rated mostly by its own teachers. Schools are compared only where ratings by teachers of other schools link the scales of at least four of one stage; here no schools are compared, and no score was adjusted.',
        },
    isCompared
      ? {
          key: 'group',
          zh: '和本区域自己的上学期比较；学校只和本区域同一学段参加比较的学校的平均比较，按名称排列，不排名。',
          en: 'Compared with the own last term; schools with the mean of the schools of the same stage compared in this area, in the order of names and without ranks.',
        }
      : {
          key: 'group',
          zh: '只和本区域自己的上学期比较，不和别的区域、学校比较。',
          en: 'Compared with the own last term only, with no other area and no other school.',
        },
    {
      key: 'suppressed',
      zh: '带锁的格子少于 10 人，或者会让人算出少于 10 人的数；所有报告、打印和文件隐去的格子相同。',
      en: 'A cell with a lock has fewer than 10 pupils, or would let somebody work such a number out; reports, prints and files hide the same cells.',
    },
    {
      key: 'use',
      zh: '只用于反馈和改进；不用于升学、评分、排名、教师考核或经费分配。',
      en: 'For feedback and improvement; not for admission, grading, ranking, teacher appraisal or funding.',
    },
    {
      key: 'objection',
      zh: '觉得数字不对，请和学校联系：记录由学校修改或撤回，原来的内容和原因都会保留。',
      en: 'If a figure looks wrong, talk to the school: records are amended or withdrawn there, and what they said before is kept with the reason.',
    },
  ];
}
