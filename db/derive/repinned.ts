import type { Writer } from '../engine.ts';
import { rebuildClass, selectClassTerms } from './derive.ts';

/**
 * Brings terms up to date that are scored by another rule before they began (pinned to another rubric, or something is offered to all), of all schools or of one: pupils may be enrolled in them already, and what
 * counts for the school year to date stands there under the rubric that was. Answers how many classes have pupils there.
 */
export async function deriveRepinned(
  tx: Writer,
  termIds: readonly string[],
  today: string,
  schoolId?: string,
): Promise<number> {
  if (termIds.length === 0) return 0;
  const places = (await selectClassTerms(tx)).filter(
    (at) => termIds.includes(at.termId) && (schoolId === undefined || at.schoolId === schoolId),
  );
  for (const at of places) await rebuildClass(tx, at, today);
  return places.length;
}
