import type { Aggregation, Indicator, Rubric } from '../../server/core/rubric/rubric.ts';
import type { ScoredMark } from '../../server/core/scoring/dimension-score.ts';

const both = (text: string) => ({ zh: text, en: text });
const LEVELS = [
  ['A', 100],
  ['B', 85],
  ['C', 70],
  ['D', 50],
] as const;

type Written<A> = A extends Aggregation ? Pick<A, 'method' | 'params'> & Partial<Aggregation> : never;

/** Mean of levels over the term, staff only, weight 100 in the one grade band, unless said otherwise. */
export function indicator(
  id: string,
  said: Partial<Omit<Indicator, 'aggregation'>> & { aggregation?: Written<Aggregation> } = {},
): Indicator {
  const { aggregation, ...rest } = said;
  const method = {
    period: 'term',
    missing: 'not-assessed',
    ...(aggregation ?? { method: 'mean-of-levels', params: {} }),
  };
  const weighed =
    rest.scope === 'school' || rest.weightByBand || method.method === 'points-capped' ? {} : { weight: 100 };
  return {
    id,
    title: both(id),
    scope: 'core',
    ...weighed,
    gradeBands: ['p'],
    aggregation: method as Aggregation,
    raters: [{ kind: 'staff', share: 100 }],
    visibility: 'family',
    levels: LEVELS.map(([code]) => ({ code, descriptor: both(`${id} at ${code}`) })),
    observationPoints: [],
    evidenceTypes: [],
    ...rest,
  };
}

/** One grade band 'p' for grades 1 to 6; levels A 100, B 85, C 70, D 50. */
export function rubric(indicators: readonly Indicator[], said: Partial<Rubric> = {}): Rubric {
  return {
    key: 'small',
    version: 1,
    title: both('small'),
    dimension: 'moral',
    gradeBands: [{ id: 'p', title: both('p'), grades: [1, 2, 3, 4, 5, 6] }],
    levelScale: LEVELS.map(([code, score]) => ({ code, score, label: both(code) })),
    scoring: {
      minCoverage: 0.6,
      bands: [
        { code: 'A', min: 90 },
        { code: 'B', min: 75 },
        { code: 'C', min: 60 },
        { code: 'D', min: 0 },
      ],
      bonusMax: 0,
      rounding: 'half-up-1',
    },
    evidenceTypes: [],
    indicators,
    groupRules: [],
    sources: [],
    ...said,
  };
}

/** A staff mark by teacher t1 on 2024-03-01 unless said otherwise; a number is an amount, a text a level. */
export function mark(
  id: string,
  indicatorId: string,
  given: string | number,
  said: Partial<ScoredMark> = {},
): ScoredMark {
  const asLevel = typeof given === 'string';
  return {
    id,
    indicatorId,
    kind: asLevel ? 'level' : 'count',
    level: asLevel ? given : null,
    amount: asLevel ? null : given,
    raterId: 't1',
    raterKind: 'staff',
    happenedOn: '2024-03-01',
    term: '2023-2024-2',
    ...said,
  };
}

export const TERM = '2023-2024-2';
