import { eq } from 'drizzle-orm';
import { isInTerms } from '../server/core/calendar/terms.ts';
import type { Reader } from './engine.ts';
import { districtOf, frameOf, selectDistrictOfSchool } from './frame.ts';
import type { OfferToAll } from './known.ts';
import { type Holes, statement } from './statement.ts';

/** What a school says it offers to all its children, in whichever terms: every score asks it, so it is a part of the frame. */
export async function selectOffersToAll(q: Reader, schoolId: string): Promise<readonly OfferToAll[]> {
  const home = await districtOf(q, schoolId, selectDistrictOfSchool);
  if (home === undefined) return [];
  const { offered } = await frameOf(q, home);
  const known = offered.get(schoolId);
  if (known) return known;
  const rows = await selectOfSchool(q, { schoolId });
  offered.set(schoolId, rows);
  return rows;
}

/** The indicators of a term that a missing record is held against the coverage of, though they need what not every school has. */
export async function selectOfferedToAll(q: Reader, schoolId: string, termCode: string): Promise<ReadonlySet<string>> {
  const all = await selectOffersToAll(q, schoolId);
  return new Set(all.filter((one) => isInTerms(one, termCode)).map(({ indicatorId }) => indicatorId));
}

const selectOfSchool = statement((q, at: Holes<{ schoolId: string }>) => {
  const { offersToAll } = q.tables;
  const { schoolId, dimension, indicatorId, fromTerm, beforeTerm } = offersToAll;
  return q
    .select({ dimension, indicatorId, fromTerm, beforeTerm })
    .from(offersToAll)
    .where(eq(schoolId, at.schoolId))
    .orderBy(indicatorId, fromTerm);
});
