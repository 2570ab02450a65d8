import { computeScores, selectPlaces } from '../../../db/derive/scores.ts';
import type { Reader } from '../../../db/engine.ts';
import { selectRubric } from '../../../db/pinned-rubrics.ts';
import { recordedWithin } from '../../../db/reach/held.ts';
import type { TermRow } from '../../../db/reach/lists.ts';
import type { ReachedPupil } from '../../../db/reach/reached.ts';
import { dayWithin, yearToDate } from '../../core/calendar/terms.ts';
import type { ScoreRow } from './dimension-results.ts';
import { selectClassScores, selectHidden, selectHiddenOf, selectScores } from './store.ts';

/**
 * A child's scores in some terms as far as the reader may read what they are made of. A stored one is made of all the school's records of the
 * school year to date: where one of those is not the reader's, the score is made anew of those that are, and the stored one is not shown.
 */
export async function selectReadableScores(
  q: Reader,
  pupil: ReachedPupil,
  {
    all,
    wanted,
    today,
  }: { readonly all: readonly TermRow[]; readonly wanted: readonly TermRow[]; readonly today: string },
): Promise<ScoreRow[]> {
  const stored = await selectScores(
    q,
    pupil,
    wanted.map((one) => one.id),
  );
  const hidden = await selectHidden(q, pupil);
  const readable = recordedWithin(q.tables.marks, pupil);
  if (hidden.length === 0) return stored;
  const scores: ScoreRow[] = [];
  for (const row of stored) {
    const term = all.find((one) => one.id === row.termId);
    if (!term) continue;
    const toDate = yearToDate(all, term.code);
    const isWhole = !hidden.some(
      ({ termId, dimension }) => dimension === row.dimension && toDate.some((one) => one.id === termId),
    );
    if (isWhole) scores.push(row);
    else {
      const rubric = await selectRubric(q, row.termId, row.dimension);
      const at = { schoolId: row.schoolId, terms: all, term, day: lastDayIn(pupil, term, today) };
      const places = await selectPlaces(q, at, [pupil.id]);
      if (rubric) scores.push(...(await computeScores(q, { ...at, rubric }, places, readable)));
    }
  }
  return scores;
}

/** The class that a score is of is the one the child was in on the reader's last day of the term. */
function lastDayIn({ within }: ReachedPupil, term: TermRow, today: string): string {
  const own = (within ?? []).filter((one) => one.termId === term.id).map(({ to }) => to ?? today);
  const last = own.sort().at(-1) ?? today;
  return dayWithin(term, last < today ? last : today);
}

type Place = { readonly id: string; readonly schoolId: string };

/** The scores of a class for the band, without those that are made of anything the reader may not read. */
export async function selectReadableClassScores(
  q: Reader,
  { within }: ReachedPupil,
  place: Place,
  { all, term }: { readonly all: readonly TermRow[]; readonly term: TermRow },
) {
  const scores = await selectClassScores(q, place.id, term.id);
  if (within === null) return scores;
  const held = within.filter((one) => one.classId === place.id).map((one) => one.held);
  const hidden = await selectHiddenOf(
    q,
    { schoolId: place.schoolId, classId: place.id, held },
    [...new Set(scores.map((row) => row.pupilId))],
    yearToDate(all, term.code).map((one) => one.id),
  );
  const isHidden = (row: (typeof scores)[number]) =>
    hidden.some((one) => one.pupilId === row.pupilId && one.dimension === row.dimension);
  return scores.filter((row) => !isHidden(row));
}
