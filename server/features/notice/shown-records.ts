import type { Reader } from '../../../db/engine.ts';
import type { NoticeRow } from '../../../db/notices.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectEnrolled, selectTerms, type TermRow } from '../../../db/reach/lists.ts';
import type { ClassRow } from '../../../db/reach/reached.ts';
import type { Days } from '../../core/calendar/spans.ts';
import { currentTerm, dayWithin, isThereOn } from '../../core/calendar/terms.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';
import { selectCorrected } from './corrected.ts';
import { selectHidden, selectTitles } from './store.ts';

type At = ClassRow & { readonly days: Days };
type Shown = { readonly notice: NoticeRow; readonly term: TermRow; readonly today: string };

type Entry = { activityId: string; title: string; on: string; isCorrected: boolean };

/** Which notice it is, of which class and term. */
export async function asRunning(q: Reader, at: ClassRow, { notice, term, today }: Shown) {
  const current = currentTerm(await selectTerms(q, at.districtId), today);
  const { id: noticeId, startsOn: from, endsOn: until } = notice;
  return {
    ...{ noticeId, from, until, class: asClassName(at, term.code) },
    ...{ schoolName: schoolNameOf(at), term: asTerm(term, current) },
  };
}

/**
 * What families of a class see of one another while a notice runs: who is in the class today, in the order of names, and of each the titles and days
 * of what its own family reads. No level, figure, note or photo; nothing that only counts the taking part (mental health), and nothing of whom a
 * guardian keeps out of it: their names stay, as those of children of whom there is nothing to show.
 */
export async function selectShown(q: Reader, at: At, { notice, term, today }: Shown) {
  const members = await selectEnrolled(q, at, term.id);
  const there = members.filter((stay) => isThereOn(stay, dayWithin(term, today)));
  const names = new Map(there.map(({ pupilId, name }) => [pupilId, name]));
  const corrected = await selectCorrected(q, notice);
  const hidden = await selectHidden(q, [...names.keys()]);
  const readable = (await selectRubrics(q, term.id)).flatMap(({ body }) =>
    body.indicators.flatMap((one) =>
      mayRead(one, 'family', false) && one.aggregation.method !== 'participation' ? one.id : [],
    ),
  );
  const isReadable = new Set(readable);
  const entries = new Map<string, Map<string, Entry>>();
  for (const { pupilId, indicatorId, ...entry } of await selectTitles(q, at, term.id)) {
    if (!names.has(pupilId) || hidden.has(pupilId) || !isReadable.has(indicatorId)) continue;
    const own = entries.get(pupilId) ?? new Map<string, Entry>();
    entries.set(pupilId, own.set(entry.activityId, { ...entry, isCorrected: corrected.has(entry.activityId) }));
  }
  return [...names].map(([pupilId, name]) => ({ pupilId, name, entries: [...(entries.get(pupilId)?.values() ?? [])] }));
}

/** Of a child itself what its family reads, as far as it was in this class. */
export async function selectOwnShown(q: Reader, at: At, { pupilId, termId }: { pupilId: string; termId: string }) {
  const isReadable = new Set(
    (await selectRubrics(q, termId)).flatMap(({ body }) =>
      body.indicators.flatMap((one) => (mayRead(one, 'family', false) ? one.id : [])),
    ),
  );
  const rows = await selectTitles(q, at, termId);
  return rows.flatMap((row) => (row.pupilId === pupilId && isReadable.has(row.indicatorId) ? row.activityId : []));
}
