import { and, desc, eq } from 'drizzle-orm';
import { besideKey } from './dialect.ts';
import type { Reader } from './engine.ts';
import { districtOf, frameOf, selectDistrictOfSchool } from './frame.ts';
import type { Arranged } from './known.ts';
import type { PupilRow } from './reach/reached.ts';
import type { Tables } from './schema/tables.ts';
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

export type ArrangementRow = Tables['arrangements']['$inferSelect'];

/** What is and was arranged for a child by the schools that the reader may see, the latest first; never what was taken back. */
export async function selectArrangementsOf(
  q: Reader,
  { id, schoolId }: Pick<PupilRow, 'id' | 'schoolId'>,
): Promise<ArrangementRow[]> {
  const { arrangements } = q.tables;
  return await q
    .select()
    .from(arrangements)
    .where(
      and(
        eq(arrangements.pupilId, id),
        schoolId === null ? undefined : besideKey(arrangements.schoolId, schoolId),
        eq(arrangements.isWithdrawn, false),
      ),
    )
    .orderBy(desc(arrangements.startsOn), arrangements.id);
}
