import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Writer } from '../../../db/engine.ts';
import { recordedWithin } from '../../../db/reach/held.ts';
import type { ReachedActivity, ReachedPupil } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';

/** Who took part in an activity, by marks that stand. */
export async function selectTookPart(q: Reader, { schoolId, id }: ReachedActivity): Promise<Set<string>> {
  const { marks } = q.tables;
  const rows = await q
    .selectDistinct({ pupilId: marks.pupilId })
    .from(marks)
    .where(and(eq(marks.schoolId, schoolId), eq(marks.activityId, id), eq(marks.isWithdrawn, false)));
  return new Set(rows.map((row) => row.pupilId));
}

/** Of some pupils those whose guardian allows photos. */
export async function selectConsenting(q: Reader, pupilIds: readonly string[]): Promise<Set<string>> {
  if (pupilIds.length === 0) return new Set();
  const { consents } = q.tables;
  const rows = await q
    .select({ pupilId: consents.pupilId })
    .from(consents)
    .where(and(inArray(consents.pupilId, [...pupilIds]), eq(consents.kind, 'photos'), eq(consents.isGiven, true)));
  return new Set(rows.map((row) => row.pupilId));
}

export async function selectPhotoCount(q: Reader, { schoolId, id }: ReachedActivity): Promise<number> {
  const { photos } = q.tables;
  const [row] = await q
    .select({ photos: count() })
    .from(photos)
    .where(and(eq(photos.schoolId, schoolId), eq(photos.activityId, id), isNull(photos.withdrawnAt)));
  return row?.photos ?? 0;
}

export async function selectOptionalPhoto(q: Reader, { schoolId, id }: ReachedActivity, photoId: string) {
  const { photos } = q.tables;
  const [row] = await q
    .select()
    .from(photos)
    .where(and(eq(photos.schoolId, schoolId), eq(photos.id, photoId), eq(photos.activityId, id)));
  return row;
}

export async function withdrawPhotoRow(
  tx: Writer,
  { schoolId }: ReachedActivity,
  photoId: string,
  said: { withdrawnAt: number; withdrawnBy: string },
) {
  const { photos } = tx.tables;
  await tx
    .update(photos)
    .set(said)
    .where(and(eq(photos.schoolId, schoolId), eq(photos.id, photoId)));
}

/** The activity of a photo with the child's standing marks in it, where the reader may see that activity; none where not. */
export async function selectChildsPhoto(q: Reader, pupil: ReachedPupil, photoId: string) {
  const { photos, activities, marks } = q.tables;
  const rows = await q
    .select({
      markId: marks.id,
      schoolId: photos.schoolId,
      activityId: photos.activityId,
      termId: marks.termId,
      indicatorId: marks.indicatorId,
    })
    .from(photos)
    .innerJoin(activities, and(eq(activities.schoolId, photos.schoolId), eq(activities.id, photos.activityId)))
    .innerJoin(marks, and(eq(marks.schoolId, photos.schoolId), eq(marks.activityId, photos.activityId)))
    .where(
      and(
        eq(photos.id, photoId),
        eq(marks.pupilId, pupil.id),
        eq(marks.isWithdrawn, false),
        recordedWithin(marks, pupil),
        pupil.schoolId === null ? eq(activities.visibility, 'family') : undefined,
      ),
    );
  // Not in the query: SQLite would then walk the school's marks in order of their ids.
  return rows.sort((a, b) => (a.markId < b.markId ? -1 : 1));
}

export async function upsertConsent(tx: Writer, said: Tables['consents']['$inferInsert']) {
  const { consents } = tx.tables;
  const { isGiven, personId, at } = said;
  await tx
    .insert(consents)
    .values(said)
    .onConflictDoUpdate({ target: [consents.pupilId, consents.kind], set: { isGiven, personId, at } });
}
