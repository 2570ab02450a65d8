import type { Reader } from '../../../db/engine.ts';
import { selectEnrolled, selectTerms, type TermRow } from '../../../db/reach/lists.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectScheme } from '../../../db/term-schemes.ts';
import type { NOTICE_HINDRANCES } from '../../contract/notice.ts';
import { noticeEnd, stateAfter, stateOn } from '../../core/cycle/notice.ts';

type Opening = { readonly until: string } | { readonly hindrance: (typeof NOTICE_HINDRANCES)[number] };

/** Whether the asker may open a notice of a term of the class today, and its last day then. */
export async function openingOf(
  q: Reader,
  at: ReachedClass,
  { term, today }: { readonly term: TermRow; readonly today: string },
): Promise<Opening> {
  if (at.by.role === 'teacher') return { hindrance: 'not-yours' };
  if ((await selectEnrolled(q, at, term.id)).length === 0) return { hindrance: 'no-pupil' };
  const { noticeDays } = await selectScheme(q, at.districtId);
  const until = noticeEnd(await selectTerms(q, at.districtId), today, noticeDays);
  return until === null ? { hindrance: 'no-days' } : { until };
}

export const mayBegin = (standing: { readonly endsOn: string } | undefined, today: string) =>
  stateAfter(stateOn(standing, today), 'begin') !== undefined;
export const mayStop = (standing: { readonly endsOn: string } | undefined, today: string) =>
  stateAfter(stateOn(standing, today), 'stop') !== undefined;
