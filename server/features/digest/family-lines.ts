import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectTerms, type TermRow } from '../../../db/reach/lists.ts';
import { selectEnrolmentsOf } from '../../../db/reach/pupils.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { isNearEnd, linesFor, type SaidLine } from '../../core/digest/lines.ts';
import { momentsOf } from '../../core/digest/weeks.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import { selectOptionalSelection } from '../../reports/chosen-works.ts';
import type { Asked } from './asked.ts';
import { countAnswers, countComments, countDecided, countRecords, selectPhotosSaid } from './store.ts';

/** What is new about an own child, and what waits for its family. */
export async function familyLines(asked: Asked, pupil: ReachedPupil): Promise<SaidLine[]> {
  const { q, week, isNow } = asked;
  const terms = await selectTerms(q, pupil.districtId);
  const at = { pupilId: pupil.id, ...momentsOf(week) };
  const decided = await countDecided(q, at);
  const decidedAs = (wanted: string) => decided.find(({ state }) => state === wanted)?.n ?? 0;
  return linesFor('pupil', isNow, [
    ...(await newRecords(asked, pupil, terms)),
    { line: 'approved', count: decidedAs('approved') },
    { line: 'returned', count: decidedAs('returned') },
    { line: 'answers', count: (await countAnswers(q, at))[0]?.n ?? 0 },
    { line: 'comment', count: (await countComments(q, at))[0]?.n ?? 0 },
    ...(await finishedBooks(asked, pupil, terms)),
    ...(isNow ? await waiting(asked, pupil, terms) : []),
  ]);
}

/** As many as the list that the line leads to shows of them: it is of one term, and of what the family reads. */
async function newRecords({ q, week }: Asked, pupil: ReachedPupil, terms: readonly TermRow[]) {
  const found = await countRecords(q, pupil, momentsOf(week));
  const lines = [];
  for (const term of terms.filter(({ id }) => found.some(({ termId }) => termId === id))) {
    const indicators = (await selectRubrics(q, term.id)).flatMap(({ body }) => body.indicators);
    const readable = new Set(indicators.flatMap((one) => (mayRead(one, 'family', false) ? one.id : [])));
    const own = found.filter(({ termId, indicatorId }) => termId === term.id && readable.has(indicatorId));
    lines.push({ line: 'records' as const, count: own.reduce((sum, { n }) => sum + n, 0), term: term.code });
  }
  return lines;
}

/** A term whose last day is in the week and has come: its book is whole. */
async function finishedBooks({ q, week, today }: Asked, pupil: ReachedPupil, terms: readonly TermRow[]) {
  const ended = terms.filter(({ endsOn }) => week.from <= endsOn && endsOn <= week.to && endsOn <= today);
  if (ended.length === 0) return [];
  const stays = await selectEnrolmentsOf(q, pupil, today);
  return ended
    .filter(({ id }) => stays.some(({ termId }) => termId === id))
    .map(({ code }) => ({ line: 'book' as const, count: 1, term: code }));
}

async function waiting({ q, today }: Asked, pupil: ReachedPupil, terms: readonly TermRow[]) {
  const isSaid = (await selectPhotosSaid(q, { pupilId: pupil.id })).length > 0;
  const term = currentTerm(terms, today);
  const isChosen = !term || !isNearEnd(term, today) || (await selectOptionalSelection(q, pupil, term.id)) !== undefined;
  return [
    { line: 'consent' as const, count: isSaid ? 0 : 1 },
    { line: 'works' as const, count: isChosen ? 0 : 1 },
  ];
}
