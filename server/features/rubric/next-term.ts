import type { Reader } from '../../../db/engine.ts';
import { type PinnedRubric, selectRubrics } from '../../../db/pinned-rubrics.ts';
import { codeAfter } from '../../core/calendar/plan-term.ts';
import type { Terms } from '../../reply-parts.ts';

/** The term after the running one, in which nothing can have been recorded yet, with the rubrics it will have. */
export async function nextTerm(
  q: Reader,
  { term, all }: Terms,
): Promise<{ code: string; rubrics: readonly PinnedRubric[] }> {
  const code = codeAfter(term.code);
  const next = all.find((one) => one.code === code);
  const pinned = next ? await selectRubrics(q, next.id) : [];
  return { code, rubrics: pinned.length > 0 ? pinned : await selectRubrics(q, term.id) };
}
