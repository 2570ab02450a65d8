import type { Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';

/** A photo of a record, and who can be recognised in it; who may see it is db/shown-photos.ts's to say. */
export async function insertPhoto(tx: Writer, photo: Tables['photos']['$inferInsert'], pupilIds: readonly string[]) {
  const { photos, photoPupils } = tx.tables;
  await tx.insert(photos).values(photo);
  if (pupilIds.length === 0) return;
  const { schoolId, id: photoId } = photo;
  await tx.insert(photoPupils).values(pupilIds.map((pupilId) => ({ schoolId, photoId, pupilId })));
}
