import { writes } from '../../act.ts';
import { withdrawPhoto as route } from '../../contract/photo.ts';
import { mustBeOpen } from '../../recording/at-notice.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { selectOptionalPhoto, withdrawPhotoRow } from './store.ts';

export const withdrawPhoto = writes(route, async ({ tx, actor, target, params, now, today }) => {
  const photo = await selectOptionalPhoto(tx, target, params.photoId);
  if (!photo) throw notFound();
  if (photo.authorId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  if (photo.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  await mustBeOpen({ tx, today }, [{ ...target, activityId: target.id }]);
  await withdrawPhotoRow(tx, target, photo.id, { withdrawnAt: now, withdrawnBy: actor.personId });
  return { reply: { photoId: photo.id }, audit: { object: photo.id, detail: { activityId: target.id } } };
});
