import { grouped } from '../grouped.ts';

/** How often one level was given in one indicator of an activity. */
export type GivenLevel = {
  readonly activityId: string;
  readonly indicatorId: string;
  readonly level: string | null;
  readonly n: number;
};

/**
 * Which level a sentence about an activity speaks of: the one that more than half of those judged there were given. Where no level has
 * more than half the sentence speaks of none, and whoever was given another level is not who it was written about.
 */
export function mostGiven<T extends GivenLevel>(rows: readonly T[]): T[] {
  return [...grouped(rows, ({ activityId, indicatorId }) => `${activityId} ${indicatorId}`).values()].flatMap((own) => {
    const all = own.reduce((sum, { n }) => sum + n, 0);
    return own.filter(({ n }) => 2 * n > all);
  });
}
