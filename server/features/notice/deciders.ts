import type { Reader } from '../../../db/engine.ts';
import type { ObjectionRow } from '../../../db/objections.ts';
import { isGuardianIn } from '../../../db/reach/families.ts';
import { handlerFault } from '../../core/cycle/objection.ts';
import { selectAuthors } from './store.ts';

type Who = { readonly personId: string; readonly today: string };

/** Why somebody of the office does not decide an objection: who wrote or rated what it is about, and whoever has a child in the class. */
export async function mayNotDecide(
  q: Reader,
  { schoolId, classId, activityId }: ObjectionRow,
  { personId, today }: Who,
) {
  const authorIds = activityId === null ? [] : await selectAuthors(q, { schoolId, activityId });
  const isGuardianHere = await isGuardianIn(q, { schoolId, classId, personId, today });
  return handlerFault({ personId, authorIds, isGuardianHere });
}
