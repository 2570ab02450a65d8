import { COUNTED_ONCE } from './care-words.ts';
import type { Fault } from './fault.ts';
import { type LargestMark, largestMark } from './largest-mark.ts';
import { type Indicator, isThresholds, markKindOf, type Rubric, weightIn } from './rubric.ts';

export type RubricFigures = {
  readonly indicators: number;
  /** Levels that somebody gives, school-based ones among them. */
  readonly judged: number;
  /** Counts, hours, attendance, measurements and awards. */
  readonly facts: number;
  readonly participation: number;
  readonly bands: readonly {
    readonly bandId: string;
    readonly largest: LargestMark | null;
    /** Of one class, for all that staff record, in minutes a week. */
    readonly minutes: number;
  }[];
};

/** What a rubric asks for, in figures. */
export function rubricFigures(rubric: Rubric): RubricFigures {
  const isPart = ({ aggregation }: Indicator) => aggregation.method === 'participation';
  const judged = rubric.indicators.filter((one) => markKindOf(one) === 'level').length;
  const participation = rubric.indicators.filter(isPart).length;
  return {
    indicators: rubric.indicators.length,
    judged,
    facts: rubric.indicators.length - judged - participation,
    participation,
    bands: rubric.gradeBands.map(({ id }) => ({
      bandId: id,
      largest: largestMark(rubric, id),
      minutes: minutesIn(rubric, id),
    })),
  };
}

/**
 * Minutes to record one thing for a class of 45, as a teacher does it on the log page: one level for all and a handful of others; one
 * number for all; a table of measurements. By design, not measured: they say which pack asks for more, not what a term costs.
 */
const MINUTES = { level: 1.5, count: 1, hours: 1, attendance: 2, measurement: 6, award: 2 } as const;
const WEEKS = 18;

function minutesIn(rubric: Rubric, bandId: string): number {
  const recorded = rubric.indicators.filter(
    (one) => one.scope === 'core' && one.gradeBands.includes(bandId) && one.raters.some(({ kind }) => kind === 'staff'),
  );
  const groups = rubric.groupRules.map((rule) => {
    const own = recorded.filter(({ id }) => rule.members.includes(id));
    const offered = own.filter((one) => weightIn(rubric, one, bandId) > 0);
    const part = offered.length === 0 ? 0 : (rule.minOffered[bandId] ?? offered.length) / offered.length;
    return part * offered.reduce((sum, one) => sum + minutesOf(one, bandId), 0);
  });
  const grouped = new Set(rubric.groupRules.flatMap(({ members }) => members));
  const single = recorded.filter(({ id }) => !grouped.has(id)).map((one) => minutesOf(one, bandId));
  return [...groups, ...single].reduce((sum, minutes) => sum + minutes, 0) / WEEKS;
}

/** In a term. */
function minutesOf(indicator: Indicator, bandId: string): number {
  const { aggregation, minRecords } = indicator;
  const terms = aggregation.period === 'year' ? 2 : 1;
  return (MINUTES[markKindOf(indicator)] * Math.max(minRecords ?? 0, recordsFor(indicator, bandId))) / terms;
}

/** Records for the best that can be said: what the method asks for, or what a mean needs to be one. */
function recordsFor({ aggregation }: Indicator, bandId: string): number {
  switch (aggregation.method) {
    case 'best-n-mean':
    case 'n-times-at-mastery':
      return aggregation.params.n;
    case 'mean-of-levels':
    case 'median-of-levels':
    case 'decaying-average':
    case 'weighted-average':
      return 2;
    case 'count-to-level': {
      const { counts } = aggregation.params;
      const own = isThresholds(counts) ? counts : counts[bandId];
      return own?.[0] ?? 1;
    }
    case 'standard-score':
      return aggregation.params.items.length;
    default:
      return 1;
  }
}

/** An activity that is named in the titles of two indicators would count twice (decision 055). */
export function countedTwice(rubrics: readonly Rubric[]): Fault[] {
  return COUNTED_ONCE.flatMap((activity) => {
    const named = rubrics.flatMap((rubric) =>
      rubric.indicators.flatMap(({ id, title, scope }, at) =>
        scope === 'core' && activity.test(title.zh) ? [{ id, path: `${rubric.key}: indicators[${at}].title` }] : [],
      ),
    );
    const [first, ...more] = named;
    return more.map(({ path, id }) => ({ path, reason: `'${id}' counts what '${first?.id}' counts already` }));
  });
}
