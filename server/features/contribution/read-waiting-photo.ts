import { delivers } from '../../act.ts';
import { readWaitingPhoto as route } from '../../contract/contribution-photo.ts';
import { deliverPhoto } from '../../photos/deliver-photo.ts';
import { notFound } from '../../refusal.ts';
import { photoOf } from './photo-rules.ts';
import { selectOptionalOfClass } from './store.ts';

/** While it waits, and no longer: given back it is the family's again, and approved it is the record's. */
export const readWaitingPhoto = delivers(
  route,
  async ({ q, target, params }) => {
    const one = await selectOptionalOfClass(q, target, params.contributionId);
    if (one?.state !== 'proposed') throw notFound();
    return { ...(await photoOf(q, one, params.photoId)), pupilId: one.pupilId };
  },
  deliverPhoto,
  ({ pupilId }) => [pupilId],
);
