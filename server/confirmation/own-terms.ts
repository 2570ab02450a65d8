import type { Reader } from '../../db/engine.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import { noticesOver } from '../recording/at-notice.ts';
import { type Child, selectChildren } from './children.ts';

/** The terms of a child that were at notice to their end, each with what is confirmed of it and how that stands. */
export async function selectOwn(q: Reader, pupil: ReachedPupil, today: string) {
  const places = await selectEnrolmentsOf(q, pupil, today);
  const terms = await selectTerms(q, pupil.districtId);
  const own = [];
  for (const { place, ...noticed } of await noticesOver(q, { places, terms, today }, 'noticed')) {
    const [child] = await selectChildren(q, place, noticed, { today, only: [pupil.id] });
    if (child) own.push({ place, noticed, child });
  }
  return own;
}

/** Whether a guardian is asked: nobody at home has confirmed the list as it is now, and nothing about it is open. */
export const asksGuardian = ({ stood, hasObjection }: Child) => !hasObjection && stood.guardian.state !== 'confirmed';
