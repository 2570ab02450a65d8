import type { Reader } from '../../db/engine.ts';
import { selectBody, selectNewestRubrics } from '../../db/pinned-rubrics.ts';
import type { StoredValue } from '../core/rubric/mark-value.ts';
import type { IndicatorScore } from '../core/scoring/dimension-score.ts';

/**
 * Indicators that the district's newest rubrics only count the taking part in (mental health): levels that an earlier version gave them are
 * no family's to read any more (docs/rules.md 31). They stay where they are, and staff read them.
 */
export async function selectUnjudged(
  q: Reader,
  { districtId, reader }: { readonly districtId: string; readonly reader: 'family' | 'staff' },
): Promise<ReadonlySet<string>> {
  if (reader === 'staff') return new Set();
  const unjudged = new Set<string>();
  for (const { rubricId } of await selectNewestRubrics(q, districtId)) {
    for (const { id, aggregation } of (await selectBody(q, rubricId)).indicators)
      if (aggregation.method === 'participation') unjudged.add(id);
  }
  return unjudged;
}

/** A record as taking part: what was seen, without the level. */
export function asTakenPart<T extends StoredValue & { readonly indicatorId: string }>(
  row: T,
  unjudged: ReadonlySet<string>,
): T {
  return row.kind === 'level' && unjudged.has(row.indicatorId) ? { ...row, kind: 'observation', level: null } : row;
}

/** A scored indicator without its level and value, as one that is recorded only. */
export function asRecorded(one: IndicatorScore, unjudged: ReadonlySet<string>): IndicatorScore {
  if (!unjudged.has(one.id)) return one;
  return { ...one, level: null, value: null, se: null, ratings: 0, countingMarkIds: [], missing: 'record-only' };
}
