import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader } from './engine.ts';

type Placed = { readonly schoolId: string; readonly activityId: string };
export type ShownPhoto = {
  readonly photoId: string;
  readonly schoolId: string;
  readonly activityId: string;
  readonly digest: string;
  readonly width: number;
  readonly height: number;
  /** The children who can be recognised in it. */
  readonly pupilIds: readonly string[];
};

/**
 * The photos of some activities that may be shown, in the order they were taken, and how many of each are held back: a photo stands until it
 * is withdrawn, and nobody at all sees it while a guardian of a child in it has not agreed. The one place that says so.
 */
export async function selectShownPhotos(q: Reader, activities: readonly Placed[]) {
  const shown: ShownPhoto[] = [];
  const heldBack = new Map<string, number>();
  if (activities.length === 0) return { shown, heldBack };
  const { photos, photoPupils, consents } = q.tables;
  const rows = await q
    .select({ photo: photos, pupilId: photoPupils.pupilId, isGiven: consents.isGiven })
    .from(photos)
    .leftJoin(photoPupils, and(eq(photoPupils.schoolId, photos.schoolId), eq(photoPupils.photoId, photos.id)))
    .leftJoin(consents, and(eq(consents.pupilId, photoPupils.pupilId), eq(consents.kind, 'photos')))
    .where(
      and(
        inArray(photos.schoolId, [...new Set(activities.map((one) => one.schoolId))]),
        inArray(photos.activityId, [...new Set(activities.map((one) => one.activityId))]),
        isNull(photos.withdrawnAt),
      ),
    )
    .orderBy(photos.enteredAt, photos.id);
  for (const { id: photoId, schoolId, activityId, digest, width, height } of new Map(
    rows.map(({ photo }) => [photo.id, photo]),
  ).values()) {
    const ofOne = rows.filter((row) => row.photo.id === photoId);
    const pupilIds = ofOne.flatMap((row) => row.pupilId ?? []);
    const mayBeShown = ofOne.every((row) => row.pupilId === null || row.isGiven === true);
    if (mayBeShown) shown.push({ photoId, schoolId, activityId, digest, width, height, pupilIds });
    else heldBack.set(activityId, (heldBack.get(activityId) ?? 0) + 1);
  }
  return { shown, heldBack };
}

/** On a child's own page a photo is shown that the child is in, or that nobody can be recognised in. */
export const isOfChild = ({ pupilIds }: ShownPhoto, pupilId: string) =>
  pupilIds.length === 0 || pupilIds.includes(pupilId);

export const asPhotoRef = ({ photoId, width, height }: ShownPhoto) => ({ photoId, width, height });
