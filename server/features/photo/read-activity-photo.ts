import { selectShownPhotos } from '../../../db/shown-photos.ts';
import { delivers } from '../../act.ts';
import { readActivityPhoto as route } from '../../contract/photo.ts';
import { deliverPhoto } from '../../photos/deliver-photo.ts';
import { notFound } from '../../refusal.ts';

export const readActivityPhoto = delivers(
  route,
  async ({ q, target, params }) => {
    if (target.withdrawnAt !== null) throw notFound();
    const { shown } = await selectShownPhotos(q, [{ schoolId: target.schoolId, activityId: target.id }]);
    const photo = shown.find((one) => one.photoId === params.photoId);
    if (!photo) throw notFound();
    return photo;
  },
  deliverPhoto,
);
