import type { Actor, Reader } from '../../../db/engine.ts';
import { insertPhoto } from '../../../db/insert-photo.ts';
import type { ReachedActivity } from '../../../db/reach/reached.ts';
import { preparedWrites } from '../../act.ts';
import { addPhoto as route } from '../../contract/photo.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { MOST_PHOTOS } from '../../core/photo-limits.ts';
import { pictureOf } from '../../photos/picture-of.ts';
import { isHeld, mustBeOpen } from '../../recording/at-notice.ts';
import { busy, Refusal } from '../../refusal.ts';
import { selectConsenting, selectPhotoCount, selectTookPart } from './store.ts';

type Wrong = { path: string; message: string; code: string };

/**
 * The picture is decoded and written before the transaction. A picture that may not be added is not written at all: its `digest` is then
 * null, and the transaction, which looks again, says why.
 */
export const addPhoto = preparedWrites(
  route,
  async ({ target, actor, read, files, foreign, now }, { upload, pupils }) => {
    const { bytes, width, height } = await pictureOf(upload, foreign);
    const pupilIds = [...new Set(pupils === '' ? [] : pupils.split(','))];
    const isClosed = await read((q) => isHeld(q, { ...target, activityId: target.id }, shanghaiDay(now)));
    const mayAdd = isTheirs(target, actor) && target.withdrawnAt === null && !isClosed;
    const isRight = mayAdd && (await read((q) => wrongWith(q, target, pupilIds))).length === 0;
    const digest = isRight ? await files.put(bytes, 'webp') : null;
    return { digest, width, height, bytes: bytes.length, pupilIds };
  },
  async ({ tx, actor, target, now, today, newId }, { digest, width, height, bytes, pupilIds }) => {
    if (!isTheirs(target, actor)) throw new Refusal(403, 'not-allowed');
    if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
    await mustBeOpen({ tx, today }, [{ ...target, activityId: target.id }]);
    const errors = await wrongWith(tx, target, pupilIds);
    if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
    // It was not allowed when it was looked at, and is now: sent again it will be.
    if (digest === null) throw busy();
    const photoId = newId();
    const { schoolId, id: activityId } = target;
    const of = { schoolId, id: photoId, activityId, digest, width, height, bytes };
    await insertPhoto(tx, { ...of, authorId: actor.personId, enteredAt: now }, pupilIds);
    return {
      reply: { photoId, width, height },
      audit: { object: photoId, detail: { activityId, bytes, pupils: pupilIds.length } },
    };
  },
);

/** Whoever logged the activity, and the homeroom teacher. */
const isTheirs = ({ authorId, by }: ReachedActivity, actor: Actor | undefined) =>
  authorId === actor?.personId || by.role === 'homeroom';

async function wrongWith(q: Reader, target: ReachedActivity, pupilIds: readonly string[]): Promise<Wrong[]> {
  const wrong: Wrong[] = [];
  if ((await selectPhotoCount(q, target)) >= MOST_PHOTOS) {
    wrong.push({ path: 'photo', message: `this activity has ${MOST_PHOTOS} photos already`, code: 'photo.too-many' });
  }
  const tookPart = await selectTookPart(q, target);
  const consenting = await selectConsenting(q, pupilIds);
  for (const pupilId of pupilIds) {
    const path = `pupils.${pupilId}`;
    if (!tookPart.has(pupilId))
      wrong.push({ path, message: 'this pupil did not take part', code: 'photo.not-of-activity' });
    else if (!consenting.has(pupilId)) {
      wrong.push({ path, message: "this pupil's guardian has not agreed to photos", code: 'photo.no-consent' });
    }
  }
  return wrong;
}
