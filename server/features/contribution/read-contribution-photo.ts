import { delivers } from '../../act.ts';
import { readContributionPhoto as route } from '../../contract/contribution-photo.ts';
import { deliverPhoto } from '../../photos/deliver-photo.ts';
import { notFound } from '../../refusal.ts';
import { photoOf } from './photo-rules.ts';
import { selectOptionalOfPupil } from './store.ts';

export const readContributionPhoto = delivers(
  route,
  async ({ q, target: pupil, params }) => {
    const one = await selectOptionalOfPupil(q, pupil, params.contributionId);
    if (!one) throw notFound();
    return await photoOf(q, one, params.photoId);
  },
  deliverPhoto,
);
