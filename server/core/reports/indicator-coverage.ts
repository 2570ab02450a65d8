import { gradeBandOf, type Rubric, weightIn } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';

export type IndicatorCoverage = {
  readonly indicatorId: string;
  readonly title: Text;
  /** Points of 100 in the class's grade; 0 for points beside the score. */
  readonly weight: number;
  /** Pupils with a record that may count, those records, and the day of the last. */
  readonly pupils: number;
  readonly records: number;
  readonly lastOn: string | null;
};
/** One pupil's records of one indicator (at least one) and the last day among them. */
type Seen = readonly [indicatorId: string, records: number, lastOn: string];

/**
 * What a class has evidence of, indicator by indicator of its grade, in the rubric's order: those without any are what to plan next.
 * From the pupils' stored scores, so school-based evidence is in its parent and a year's indicator counts the year to date.
 */
export function indicatorCoverage(rubric: Rubric, grade: number, seen: readonly Seen[]): IndicatorCoverage[] {
  const band = gradeBandOf(rubric, grade)?.id;
  if (band === undefined) return [];
  const found = new Map<string, { pupils: number; records: number; lastOn: string }>();
  for (const [id, records, lastOn] of seen) {
    const sum = found.get(id) ?? { pupils: 0, records: 0, lastOn };
    const latest = sum.lastOn > lastOn ? sum.lastOn : lastOn;
    found.set(id, { pupils: sum.pupils + 1, records: sum.records + records, lastOn: latest });
  }
  return rubric.indicators.flatMap((indicator) => {
    if (indicator.scope !== 'core' || !indicator.gradeBands.includes(band)) return [];
    const weight = weightIn(rubric, indicator, band);
    if (weight === 0 && indicator.aggregation.method !== 'points-capped') return [];
    const sum = found.get(indicator.id) ?? { pupils: 0, records: 0, lastOn: null };
    return { indicatorId: indicator.id, title: indicator.title, weight, ...sum };
  });
}
