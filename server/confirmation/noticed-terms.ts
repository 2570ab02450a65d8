import type { Reader } from '../../db/engine.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import type { ReachedClass, ReachedPupil } from '../../db/reach/reached.ts';
import type { Stage } from '../core/cycle/confirmation.ts';
import { invalid } from '../refusal.ts';
import { noticedOf } from './children.ts';
import { selectOwn } from './own-terms.ts';

/** As whom somebody confirms records of a class; the office looks on. */
export function stageOf({ by: { role } }: ReachedClass): Stage | null {
  return role === 'homeroom' || role === 'principal' ? role : null;
}

/** The term of the class that was at notice to its end. */
export async function noticedTerm(q: Reader, at: ReachedClass, { today, code }: { today: string; code: string }) {
  const terms = await selectTerms(q, at.districtId);
  const found = (await noticedOf(q, [at.id], { terms, today })).find(({ term }) => term.code === code);
  if (!found)
    throw invalid('term', 'the records of that term were not at notice to its end', 'confirmation.not-noticed');
  return found;
}

/** The one of a child's own; refused where nothing of it is to be confirmed. */
export async function ownTerm(q: Reader, pupil: ReachedPupil, { today, code }: { today: string; code: string }) {
  const found = (await selectOwn(q, pupil, today)).find(({ noticed }) => noticed.term.code === code);
  if (!found)
    throw invalid('term', 'nothing of that term is to be confirmed for this child', 'confirmation.not-noticed');
  return found;
}
