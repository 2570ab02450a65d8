import type { Reader } from '../../../db/engine.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { invalid } from '../../refusal.ts';
import { noticedOf, selectChildren } from './children.ts';

/** The terms of a child that were at notice to their end, in the class it is asked about in. */
export async function selectOwn(q: Reader, pupil: ReachedPupil, today: string) {
  const places = await selectEnrolmentsOf(q, pupil, today);
  const terms = await selectTerms(q, pupil.districtId);
  const own = [];
  for (const place of places.filter(({ termId }, at) => places.findIndex((one) => one.termId === termId) === at))
    for (const noticed of await noticedOf(q, place.id, { terms, today })) {
      if (noticed.term.id !== place.termId) continue;
      const [child] = await selectChildren(q, place, noticed, { today, only: [pupil.id] });
      if (child) own.push({ place, noticed, child });
    }
  return own;
}

/** The one of that term; refused where nothing is to be confirmed. */
export async function selectOwnOf(q: Reader, pupil: ReachedPupil, { today, code }: { today: string; code: string }) {
  const found = (await selectOwn(q, pupil, today)).find(({ noticed }) => noticed.term.code === code);
  if (!found)
    throw invalid('term', 'nothing of that term is to be confirmed for this child', 'confirmation.not-noticed');
  return found;
}
