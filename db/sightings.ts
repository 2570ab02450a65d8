import { and, desc, eq, gte, lt, lte, or } from 'drizzle-orm';
import type { SightingKind } from '../server/core/sighting/kinds.ts';
import { insertRows } from './bulk.ts';
import { among, besideKey } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import type { GrantRole } from './schema/people.ts';

/** A child that was shown to somebody, through which school and in which role. */
export type Shown = { readonly pupilId: string; readonly schoolId: string; readonly role: GrantRole };
type By = { readonly personId: string; readonly day: string; readonly kind: SightingKind };

/** One row a day, person and kind: what is there already stays as it is, so that a list opened ten times costs the first time. */
export async function noteSightings(tx: Writer, by: By, shown: readonly Shown[]) {
  // In one order: of two readings at once neither then has rows that the other waits for.
  const rows = [...shown].sort((a, b) => (a.pupilId < b.pupilId ? -1 : 1)).map((one) => ({ ...one, ...by }));
  await insertRows(tx, tx.tables.sightings, rows, 'skip');
}

type Place = { readonly day: string; readonly personId: string; readonly schoolId: string; readonly kind: string };
type Wanted = { readonly since: string; readonly after: Place | undefined; readonly limit: number };

/** Who saw a child, the latest day first; of one school where the reader is of one. In the order of the key, so that a page is not sorted for. */
export async function selectSightings(
  q: Reader,
  pupil: { readonly id: string; readonly schoolId: string | null },
  { since, after, limit }: Wanted,
) {
  const { sightings } = q.tables;
  const { day, personId, schoolId, kind } = sightings;
  const rows = await q
    .select({ day, personId, schoolId, kind, role: sightings.role })
    .from(sightings)
    .where(
      and(
        eq(sightings.pupilId, pupil.id),
        gte(day, since),
        after ? and(lte(day, after.day), isAfter(q, after)) : undefined,
        pupil.schoolId === null ? undefined : besideKey(schoolId, pupil.schoolId),
      ),
    )
    .orderBy(desc(day), desc(personId), desc(schoolId), desc(kind))
    .limit(limit + 1);
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** The first day since `first` of which there is a row of anybody: before it nothing was noted yet, and nothing can be said. */
export async function selectNotedSince(q: Reader, first: string): Promise<string | undefined> {
  const { day } = q.tables.sightings;
  const [row] = await q.select({ day }).from(q.tables.sightings).where(gte(day, first)).orderBy(day).limit(1);
  return row?.day;
}

function isAfter(q: Reader, after: Place) {
  const { day, personId, schoolId, kind } = q.tables.sightings;
  const laterKind = and(eq(schoolId, after.schoolId), lt(kind, after.kind as SightingKind));
  const laterSchool = and(eq(personId, after.personId), or(lt(schoolId, after.schoolId), laterKind));
  return or(lt(day, after.day), and(eq(day, after.day), or(lt(personId, after.personId), laterSchool)));
}

/** Children whose rows of a day go in one transaction: others wait for the writer meanwhile. */
const AT_ONCE = 500;

/** Takes away some of what is of an earlier day. Answers of how many children it was; none where all is gone. */
export async function forgetSightings(tx: Writer, before: string): Promise<number> {
  const { sightings } = tx.tables;
  const [oldest] = await tx
    .select({ day: sightings.day })
    .from(sightings)
    .where(lt(sightings.day, before))
    .orderBy(sightings.day)
    .limit(1);
  if (!oldest) return 0;
  const some = await tx
    .selectDistinct({ pupilId: sightings.pupilId })
    .from(sightings)
    .where(eq(sightings.day, oldest.day))
    .orderBy(sightings.pupilId)
    .limit(AT_ONCE);
  const pupilIds = some.map(({ pupilId }) => pupilId);
  await tx.delete(sightings).where(and(eq(sightings.day, oldest.day), among(tx, sightings.pupilId, pupilIds)));
  return some.length;
}
