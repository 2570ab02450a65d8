import { selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import { reads } from '../../act.ts';
import { readOwnNotice as route } from '../../contract/notice.ts';
import { noticesOver } from '../../recording/at-notice.ts';
import { asRunning, selectShown } from './shown-records.ts';
import { selectHidden } from './store.ts';

/** The child's own records are where they always are: they do not move either. Here is what its family sees of others. */
export const readOwnNotice = reads(route, async ({ q, target: pupil, today }) => {
  const places = await selectEnrolmentsOf(q, pupil, today);
  const terms = await selectTerms(q, pupil.districtId);
  const notices = [];
  for (const { place, ...running } of await noticesOver(q, { places, terms, today }, 'at-notice')) {
    const shown = { ...running, today };
    const all = await selectShown(q, { ...place, days: null }, shown);
    const classmates = all.flatMap(({ pupilId, ...one }) => (pupilId === pupil.id ? [] : one));
    notices.push({ ...(await asRunning(q, place, shown)), classmates });
  }
  return {
    pupil: { pupilId: pupil.id, name: pupil.name },
    isHidden: (await selectHidden(q, [pupil.id])).has(pupil.id),
    notices,
  };
});
