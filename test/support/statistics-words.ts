/** Words of statistics and of measuring: a family's first screen says none of them, neither in its own words nor in what it shows. */
const WORDS = {
  zh: [
    ...[
      '区间',
      '误差',
      '置信',
      '显著',
      '方差',
      '标准差',
      '均值',
      '平均',
      '中位',
      '分位',
      '百分',
      '概率',
      '样本',
      '系数',
      '分布',
      '离散',
    ],
    ...[
      '相关',
      '回归',
      '信度',
      '效度',
      '估计',
      '覆盖',
      '评定次数',
      '评价人',
      '权重',
      '加权',
      '折合',
      '方法版本',
      '版本',
      '区分度',
      '可比',
      '分数',
      '得分',
    ],
  ],
  en: [
    ...[
      'interval',
      'error',
      'confidence',
      'significan',
      'variance',
      'deviation',
      'average',
      'mean value',
      'median',
      'percentile',
      'quartile',
    ],
    ...[
      'per cent',
      'percent',
      'probability',
      'sample',
      'coefficient',
      'distribution',
      'correlat',
      'regression',
      'reliab',
      'validity',
      'estimat',
    ],
    ...[
      'coverage',
      'covered',
      'rating',
      'rater',
      'weight',
      'method',
      'version',
      'measurement',
      'comparab',
      'score',
      'statistic',
    ],
  ],
} as const;
/** A per cent sign, a number with a decimal, a range of numbers, and «n = 12». */
const FIGURES = /%|％|\d\.\d|\d\s*[–—~～]\s*\d|±|\bn\s*=/i;

/** What a text says that it should not, in either language. */
export function statisticsIn(text: string): string[] {
  const lower = text.toLowerCase();
  const words = [...WORDS.zh, ...WORDS.en].filter((word) => lower.includes(word));
  const figure = FIGURES.exec(text)?.[0];
  return figure === undefined ? words : [...words, figure];
}
