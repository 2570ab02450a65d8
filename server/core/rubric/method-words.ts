import { type Indicator, isThresholds, type Rubric, type Thresholds } from './rubric.ts';
import type { Text } from './text.ts';

/** How one indicator's records become its value: in which way, over which time, and what happens where there are none. */
export type MethodWords = { readonly how: Text; readonly period: Text; readonly missing: Text };

/** In sentences that a family can read. Wants the shape of a rubric; numbers that are still wrong are said as they are. */
export function methodWords(rubric: Rubric, indicator: Indicator): MethodWords {
  const { period, missing } = indicator.aggregation;
  const how = howOf(rubric, indicator);
  return { how: withFewest(how, indicator.minRecords), period: PERIODS[period], missing: MISSING[missing] };
}

const withFewest = (how: Text, n: number | undefined): Text =>
  n === undefined
    ? how
    : { zh: `${how.zh}满 ${n} 次记录才有结果。`, en: `${how.en} There is a result from ${n} records on.` };

const PERIODS = {
  term: { zh: '只看本学期的记录。', en: 'Records of this term alone.' },
  year: { zh: '看本学年到现在的记录。', en: 'Records of the school year to date.' },
};
const MISSING = {
  'not-assessed': {
    zh: '没有记录就不评：不算 0 分，它的权重由其他指标分担，覆盖面变小。',
    en: 'Without a record it is not assessed: never zero; its weight passes to the others and the coverage falls.',
  },
  neutral: {
    zh: '没有记录就当作没有这项指标，不影响结果。',
    en: 'Without a record it is as if the indicator did not exist.',
  },
};

function howOf(rubric: Rubric, indicator: Indicator): Text {
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'latest-confirmed':
      return { zh: '看最近一次的等级。', en: 'The level of the latest record.' };
    case 'mean-of-levels':
      return { zh: '每次的等级折成分数，取平均。', en: 'The mean of all levels, each as its points.' };
    case 'median-of-levels':
      return { zh: '每次的等级折成分数，取中间的一个。', en: 'The median of all levels, each as its points.' };
    case 'highest':
      return { zh: '取最好的一次。', en: 'The best record.' };
    case 'best-n-mean': {
      const { n } = aggregation.params;
      return { zh: `取最好的 ${n} 次的平均。`, en: `The mean of the best ${n} records.` };
    }
    case 'decaying-average': {
      const { percent } = aggregation.params;
      return {
        zh: `越近越重要：每有新记录，新的占 ${percent}%，以前的合起来占 ${100 - percent}%。`,
        en: `Newer counts more: each new record takes ${percent}%, all before it ${100 - percent}%.`,
      };
    }
    case 'weighted-average': {
      const { percent } = aggregation.params;
      return {
        zh: `最近一次占 ${percent}%，以前各次的平均占 ${100 - percent}%。`,
        en: `The latest record takes ${percent}%, the mean of all before it ${100 - percent}%.`,
      };
    }
    case 'n-times-at-mastery': {
      const { n, mastery } = aggregation.params;
      const level = labelOf(rubric, mastery);
      return {
        zh: `达到“${level.zh}”满 ${n} 次以后，取这些次的平均；不满 ${n} 次还没有结果。`,
        en: `Once ${n} records are at “${level.en}” or better, their mean; before that there is no result yet.`,
      };
    }
    case 'progress-vs-own-baseline': {
      const { minHistoryTerms } = aggregation.params;
      return {
        zh: `和自己比：同一学年有 ${minHistoryTerms} 个学期的记录后，看本学期最近一次的等级。`,
        en: `Against oneself: with records in ${minHistoryTerms} terms of the school year, the latest level of this term.`,
      };
    }
    case 'count-to-level': {
      const { counts } = aggregation.params;
      return byBand(rubric, counts, { zh: '看次数', en: 'Counted' }, (n) => times(n));
    }
    case 'hours-to-level': {
      const { params } = aggregation;
      if ('hours' in params) return byBand(rubric, params.hours, { zh: '看时长', en: 'Hours' }, hours);
      const head = {
        zh: `看时长（按 ${params.weeks} 周计，每周平均）`,
        en: `Hours (a week, over ${params.weeks} weeks)`,
      };
      return byBand(rubric, params.hoursPerWeek, head, hours);
    }
    case 'amount-to-target': {
      const { kind, target, zeroIfAbsent } = aggregation.params;
      const amount = kind === 'hours' ? hours(target) : times(target);
      const none = zeroIfAbsent
        ? { zh: '机会人人都有，没有记录算 0 分。', en: ' The chance is there for all, so nothing entered is 0.' }
        : { zh: '', en: '' };
      return {
        zh: `合计达到 ${amount.zh}为满分，不到的按比例。${none.zh}`,
        en: `Full points at ${amount.en} in all, less in proportion.${none.en}`,
      };
    }
    case 'coverage-to-level': {
      const head = { zh: '看参加的比例（参加次数 ÷ 开展次数）', en: 'Share attended (attended ÷ held)' };
      return byBand(rubric, aggregation.params.cuts, head, percent);
    }
    case 'participation':
      return {
        zh: '只记录参加，不评等级，不计入结果。',
        en: 'Taking part is recorded; no level is given and nothing counts.',
      };
    case 'standard-score': {
      const title = rubric.fitness?.title ?? { zh: '体质健康标准', en: 'the fitness standard' };
      return {
        zh: `把测量结果按“${title.zh}”换算成分数。`,
        en: `Measurements become points by “${title.en}”.`,
      };
    }
    case 'award-points':
      if (rubric.awards?.mode !== 'points')
        return { zh: '奖项只作事实记录，不计分。', en: 'Awards are recorded as facts and give no points.' };
      return {
        zh: `奖项按级别和等次计分，同一作品只取最高的一次，每学年最多 ${rubric.awards.capPerYear} 分。`,
        en: `Awards give points by level and rank; of one work the highest alone; at most ${rubric.awards.capPerYear} a year.`,
      };
    case 'points-capped': {
      const { capPoints, levelPoints } = aggregation.params;
      const each = Object.entries(levelPoints).map(([code, points]) => ({ level: labelOf(rubric, code), points }));
      return {
        zh: `附加分，写在总分旁边：${each.map(({ level, points }) => `${level.zh} ${points} 分`).join('，')}；最多 ${capPoints} 分。`,
        en: `Bonus beside the score: ${each.map(({ level, points }) => `${level.en} ${points}`).join(', ')}; at most ${capPoints}.`,
      };
    }
  }
}

const times = (n: number): Text => ({ zh: `${n} 次`, en: n === 1 ? 'once' : `${n} times` });
const hours = (n: number): Text => ({ zh: `${n} 小时`, en: n === 1 ? '1 hour' : `${n} hours` });
const percent = (n: number): Text => ({ zh: `${Math.round(n * 100)}%`, en: `${Math.round(n * 100)}%` });

function labelOf(rubric: Rubric, code: string): Text {
  return rubric.levelScale.find((level) => level.code === code)?.label ?? { zh: code, en: code };
}

function byBand(
  rubric: Rubric,
  given: Thresholds | { readonly [bandId: string]: Thresholds },
  head: Text,
  unit: (n: number) => Text,
): Text {
  if (isThresholds(given)) {
    const words = lines(rubric, given, unit);
    return { zh: `${head.zh}：${words.zh}。`, en: `${head.en}: ${words.en}.` };
  }
  const bands = rubric.gradeBands.flatMap(({ id, title }) => {
    const own = given[id];
    return own ? [{ title, words: lines(rubric, own, unit) }] : [];
  });
  return {
    zh: `${head.zh}。${bands.map(({ title, words }) => `${title.zh}：${words.zh}`).join('；')}。`,
    en: `${head.en}. ${bands.map(({ title, words }) => `${title.en}: ${words.en}`).join('; ')}.`,
  };
}

/** «优秀 5 次起，良好 3 次起，…，再少为待发展». */
function lines(rubric: Rubric, thresholds: Thresholds, unit: (n: number) => Text): Text {
  const each = thresholds.map((n, at) => ({ level: labelOf(rubric, rubric.levelScale[at]?.code ?? ''), n: unit(n) }));
  const lowest = rubric.levelScale.at(-1)?.label ?? { zh: '', en: '' };
  return {
    zh: `${each.map(({ level, n }) => `${level.zh} ${n.zh}起`).join('，')}，再少为${lowest.zh}`,
    en: `${each.map(({ level, n }) => `${level.en} from ${n.en}`).join(', ')}, below that ${lowest.en}`,
  };
}
