import { and, eq } from 'drizzle-orm';
import type { Reader } from './engine.ts';
import { districtOf, frameOf, selectDistrictOfSchool } from './frame.ts';
import type { Arranged } from './known.ts';
import { type Holes, statement } from './statement.ts';

export type { Arranged };

/**
 * What a school has arranged for single children, by pupil: every record and every score asks it, and it changes some times a year, so it is
 * a part of the frame. What was taken back is not among it.
 */
export async function selectArranged(q: Reader, schoolId: string): Promise<ReadonlyMap<string, readonly Arranged[]>> {
  const home = await districtOf(q, schoolId, selectDistrictOfSchool);
  if (home === undefined) return new Map();
  const { arranged } = await frameOf(q, home);
  const known = arranged.get(schoolId);
  if (known) return known;
  const found = new Map<string, Arranged[]>();
  for (const { pupilId, ...one } of await selectOfSchool(q, { schoolId }))
    found.set(pupilId, [...(found.get(pupilId) ?? []), one]);
  arranged.set(schoolId, found);
  return found;
}

const selectOfSchool = statement((q, at: Holes<{ schoolId: string }>) => {
  const { arrangements } = q.tables;
  const { pupilId, id, dimension, indicatorId, kind, startsOn, endsOn } = arrangements;
  return q
    .select({ pupilId, id, dimension, indicatorId, kind, startsOn, endsOn })
    .from(arrangements)
    .where(and(eq(arrangements.schoolId, at.schoolId), eq(arrangements.isWithdrawn, false)))
    .orderBy(arrangements.id);
});
