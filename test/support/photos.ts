import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { openFiles } from '../../server/files.ts';
import { drawPhoto } from './make-photo.ts';
import type { World } from './world.ts';

type Where = Pick<World, 'store' | 'clock' | 'photoFolder'>;

/** A photo of an activity, put there without asking anybody. */
export async function putPhoto(
  { store, clock, photoFolder }: Where,
  {
    schoolId,
    activityId,
    by,
    pupilIds = [],
  }: { schoolId: string; activityId: string; by: string; pupilIds?: string[] },
): Promise<string> {
  const bytes = await drawPhoto('webp', 8, 6);
  const digest = await openFiles(photoFolder).put(bytes, 'webp');
  const photoId = randomUUID();
  await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [author] = await tx.select().from(t.persons).where(eq(t.persons.username, by));
    const size = { width: 8, height: 6, bytes: bytes.length };
    const row = { schoolId, id: photoId, activityId, digest, ...size, enteredAt: clock.now };
    await tx.insert(t.photos).values({ ...row, authorId: author?.id ?? '' });
    if (pupilIds.length > 0)
      await tx.insert(t.photoPupils).values(pupilIds.map((pupilId) => ({ schoolId, photoId, pupilId })));
  });
  return photoId;
}
