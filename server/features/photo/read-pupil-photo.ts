import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { isOfChild, selectShownPhotos } from '../../../db/shown-photos.ts';
import { delivers } from '../../act.ts';
import { readPupilPhoto as route } from '../../contract/photo.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { deliverPhoto } from '../../photos/deliver-photo.ts';
import { notFound } from '../../refusal.ts';
import { selectChildsPhoto } from './store.ts';

/** Exactly the photos that the child's list of evidence names: of a record the reader may read, and of this child. */
export const readPupilPhoto = delivers(
  route,
  async ({ q, target: pupil, params }) => {
    const records = await selectChildsPhoto(q, pupil, params.photoId);
    const [at] = records;
    if (!at) throw notFound();
    const reader = pupil.schoolId === null ? 'family' : 'staff';
    const indicators = (await selectRubrics(q, at.termId)).flatMap(({ body }) => body.indicators);
    const isReadable = indicators.some(
      (one) => records.some(({ indicatorId }) => indicatorId === one.id) && mayRead(one, reader, false),
    );
    const { shown } = isReadable ? await selectShownPhotos(q, [at]) : { shown: [] };
    const photo = shown.find((one) => one.photoId === params.photoId && isOfChild(one, pupil.id));
    if (!photo) throw notFound();
    return photo;
  },
  deliverPhoto,
);
