import { preparedWrites } from '../../act.ts';
import { addContributionPhoto as route } from '../../contract/contribution-photo.ts';
import { pictureOf } from '../../photos/picture-of.ts';
import { busy } from '../../refusal.ts';
import { hasPhotosLeft, mustHavePhotosLeft } from './photo-rules.ts';
import { insertAddedPhoto } from './photo-store.ts';

/**
 * Of nothing yet: what is about to be added names it, so that a version is whole with its photos, and whoever approves has seen them all.
 * What may not be sent is decoded and not written, as every photo.
 */
export const addContributionPhoto = preparedWrites(
  route,
  async ({ actor, now, read, files, foreign }, { upload }) => {
    const { bytes, width, height } = await pictureOf(upload, foreign);
    const mayAdd = actor !== undefined && (await read((q) => hasPhotosLeft(q, actor, now)));
    const digest = mayAdd ? await files.put(bytes, 'webp') : null;
    return { digest, width, height, bytes: bytes.length };
  },
  async ({ tx, actor, now, newId }, { digest, width, height, bytes }) => {
    await mustHavePhotosLeft(tx, actor, now);
    // It was too much when it was looked at, and is not now: sent again it will be taken.
    if (digest === null) throw busy();
    const id = newId();
    await insertAddedPhoto(tx, { id, digest, width, height, bytes, authorId: actor.personId, enteredAt: now });
    return { reply: { photoId: id, width, height }, audit: { object: id, detail: { bytes } } };
  },
);
