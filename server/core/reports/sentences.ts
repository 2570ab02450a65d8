import type { Dimension } from '../rubric/rubric.ts';
import { type ErrorsFrom, type ErrorTerms, Z95 } from '../scoring/dimension-score.ts';
import { groupMeanError, sumErrorTerms } from '../scoring/group-mean.ts';
import { dimensionName } from '../tables/table-words.ts';
import { dayName, type Language } from './names.ts';
import { shownScore } from './rounding.ts';

export const SENTENCE_KEYS = [
  'observed',
  'absence',
  'interval',
  'scale',
  'linked',
  'group',
  'suppressed',
  'use',
  'objection',
] as const;
export type SentenceKey = (typeof SENTENCE_KEYS)[number];

/** One dimension of one group of classes: what the smallest difference worth talking about is made of. */
export type Rated = {
  readonly dimension: Dimension;
  readonly parts: readonly {
    readonly scored: number;
    readonly errorTerms: ErrorTerms | null;
    readonly errorsFrom: ErrorsFrom;
  }[];
};
export type Observed = {
  readonly records: number;
  readonly noticed: number;
  readonly pupils: number;
  readonly classes: number;
  /** Mondays of the first and the last week with a record. */
  readonly weeks: { readonly from: string; readonly to: string } | null;
  readonly rated: readonly Rated[];
};

/**
 * The smallest difference of two means of this group, now and at another time, that is more than rating error:
 * 1.96 · √2 · SE, in points; null where the error is not estimated or nobody has a score.
 */
export function leastDifference({ parts }: Rated): number | null {
  const scored = parts.reduce((sum, part) => sum + part.scored, 0);
  const rated = parts.filter((part) => part.scored > 0);
  const se = groupMeanError(sumErrorTerms(rated.map((part) => part.errorTerms)), scored);
  return se === null ? null : Z95 * Math.SQRT2 * se;
}

/** How many different people's ratings the scores are made of; null where one dimension does not say. */
export function ratersOf(rated: readonly Rated[]): number | null {
  const terms = rated.flatMap(({ parts }) => parts.filter((part) => part.scored > 0).map((part) => part.errorTerms));
  if (terms.includes(null)) return null;
  return new Set(terms.flatMap((one) => Object.keys(one?.raterCoefficients ?? {}))).size;
}

/** Whose sizes of error the intervals are made with, dimension by dimension where they differ. */
function errorSizes(rated: readonly Rated[], language: Language): string {
  const shown = rated.filter((one) => leastDifference(one) !== null);
  const ownless = shown.filter(({ parts }) => parts.some((part) => part.errorsFrom === 'default'));
  const names = ownless.map(({ dimension }) => dimensionName(dimension, language));
  const isZh = language === 'zh';
  if (ownless.length === shown.length) return isZh ? '用的是默认的误差大小' : 'at default sizes';
  const own = isZh
    ? '误差大小按本区以前学期的评定估计'
    : 'at sizes estimated from the district’s ratings of earlier terms';
  if (ownless.length === 0) return own;
  return isZh ? `${own}；${names.join('、')}还用默认值` : `${own}; ${names.join(', ')} still at default sizes`;
}

/** What every report of a class or a school says of itself (docs/methods.md §10), in the order of that list, in both languages. */
export function reportSentences(seen: Observed): { key: SentenceKey; zh: string; en: string }[] {
  return SENTENCE_KEYS.map((key) => ({ key, zh: SAY[key](seen, 'zh'), en: SAY[key](seen, 'en') }));
}

const fixedScore = (points: number) => shownScore(points).toFixed(1);
const fixed = (zh: string, en: string) => (_: Observed, language: Language) => (language === 'zh' ? zh : en);

const SAY: Record<SentenceKey, (seen: Observed, language: Language) => string> = {
  observed: ({ records, noticed, pupils, weeks, rated }, language) => {
    const raters = ratersOf(rated);
    if (language === 'zh') {
      const by = raters ? `，结果来自 ${raters} 位教师的评定` : '';
      const when = weeks ? `，从 ${dayName(weeks.from, language)}那一周到 ${dayName(weeks.to, language)}那一周` : '';
      return `${pupils} 名学生中 ${noticed} 名有记录，共 ${records} 条${when}${by}。`;
    }
    const by = raters ? `; results rest on the ratings of ${raters} ${raters === 1 ? 'teacher' : 'teachers'}` : '';
    const when = weeks
      ? `, from the week of ${dayName(weeks.from, language)} to the week of ${dayName(weeks.to, language)}`
      : '';
    return `${noticed} of ${pupils} pupils have a record, ${records} in all${when}${by}.`;
  },
  absence: fixed(
    '没有记录只说明没有人记下来，不说明孩子没有做、做得不好。没有记录从不算作 0 分。',
    'No record means that nobody wrote one down, not that a child did nothing or did badly. A missing record never counts as 0.',
  ),
  interval: ({ rated }, language) => {
    const least = rated.flatMap((one) => {
      const points = leastDifference(one);
      if (points === null) return [];
      const name = dimensionName(one.dimension, language);
      return language === 'zh' ? `${name} ${fixedScore(points)} 分` : `${name} ${fixedScore(points)}`;
    });
    if (least.length === 0) {
      return language === 'zh'
        ? '目前还估计不出评定误差，所以平均分的高低差别不能当真。'
        : 'The rating error cannot be estimated yet, so no difference of means should be relied on.';
    }
    return language === 'zh'
      ? `前后两次平均分相差小于以下数值，都在评定误差之内：${least.join('、')}。区间只含评定误差，${errorSizes(rated, language)}。`
      : `Differences between two means smaller than these many points are within rating error: ${least.join(', ')}. Intervals hold rating error alone, ${errorSizes(rated, language)}.`;
  },
  scale: fixed(
    '平均分用的是量规给各等级定的分值，等于认可这些分值之间的距离。请先看等级分布，再看平均分。',
    'Means use the value the rubric gives each level, and so take the distances between these values as given. Read the distribution of levels first, then the mean.',
  ),
  linked: fixed(
    '各班由不同教师评定，还没有用共同评定的样本校准，分数也没有按教师的宽严调整。请只和自己的过去比。',
    'Classes are rated by different teachers; no shared sample links their ratings yet, and no score was adjusted for severity. Compare only with the own past.',
  ),
  group: ({ pupils, classes }, language) =>
    language === 'zh'
      ? `这份报告讲的是 ${classes} 个班、${pupils} 名学生自己，没有和别的班级或学校比较。`
      : `This report is about ${classes} ${classes === 1 ? 'class' : 'classes'} of ${pupils} pupils, and compares them with no other class or school.`,
  suppressed: fixed(
    '没有隐去任何数字：能看这份报告的人本来就能打开每个学生的记录。请不要把它带出学校；离开学校的报告会隐去少于 10 人的数字。',
    'Nothing is suppressed: whoever reads this report may open each pupil anyway. Keep it in the school; what leaves the school hides figures of fewer than 10 pupils.',
  ),
  use: fixed(
    '只用于反馈和改进；不用于升学、评分、排名、教师考核或经费分配。',
    'For feedback and improvement; not for admission, grading, ranking, teacher appraisal or funding.',
  ),
  objection: fixed(
    '发现哪条记录不对，请告诉记录的老师或班主任：可以修改或撤回，原来的内容和原因都会保留。',
    'If a record is wrong, tell who wrote it or the homeroom teacher: it can be amended or withdrawn, and what it said before is kept with the reason.',
  ),
};
