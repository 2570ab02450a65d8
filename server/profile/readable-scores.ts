import { computeScores, type SchoolTerm, type Scored, selectPlaces } from '../../db/derive/scores.ts';
import type { Reader } from '../../db/engine.ts';
import type { ComponentsIn } from '../../db/measure/rating-errors.ts';
import { selectRubric } from '../../db/pinned-rubrics.ts';
import { recordedWithin } from '../../db/reach/held.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import type { ReachedPupil } from '../../db/reach/reached.ts';
import { dayWithin, yearToDate } from '../core/calendar/terms.ts';
import { grouped } from '../core/grouped.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import type { DimensionScore, ScoreInput } from '../core/scoring/dimension-score.ts';
import { scoreDimension } from '../core/scoring/score-dimension.ts';
import { selectClassScores, selectHidden, selectHiddenOf, selectScores } from './store.ts';

/** With what it was made of. */
export type OpenedScore = Scored<DimensionScore> & { readonly input: ScoreInput };
export type ReadableScore = OpenedScore | Pick<OpenedScore, 'row'>;
export const isOpened = (score: ReadableScore | undefined): score is OpenedScore =>
  score !== undefined && 'made' in score;

/**
 * A child's scores in some terms as far as the reader may read what they are made of. A stored one is made of all the school's records of the
 * school year to date: where one of those is not the reader's, the score is made anew of those that are, and the stored one is not shown.
 * Those of the term whose page it is are made anew in any case, to say what they are made of.
 */
export async function selectReadableScores(
  q: Reader,
  pupil: ReachedPupil,
  {
    all,
    wanted,
    opened,
    today,
    componentsIn,
  }: {
    readonly all: readonly TermRow[];
    readonly wanted: readonly TermRow[];
    readonly opened: TermRow;
    readonly today: string;
    readonly componentsIn: ComponentsIn;
  },
): Promise<ReadableScore[]> {
  const stored = await selectScores(
    q,
    pupil,
    wanted.map((one) => one.id),
  );
  const hidden = await selectHidden(q, pupil);
  const scores: ReadableScore[] = [];
  for (const rows of grouped(stored, (row) => `${row.schoolId} ${row.termId}`).values()) {
    const term = all.find((one) => one.id === rows[0]?.termId);
    if (!term) continue;
    const toDate = yearToDate(all, term.code).map((one) => one.id);
    const isStored = ({ dimension }: { dimension: string }) =>
      term.id !== opened.id && !hidden.some((one) => one.dimension === dimension && toDate.includes(one.termId));
    scores.push(...rows.flatMap((row) => (isStored(row) ? [{ row }] : [])));
    const anew = rows.filter((row) => !isStored(row));
    if (anew[0]) {
      const at = { schoolId: anew[0].schoolId, terms: all, term, day: lastDayIn(pupil, term, today), componentsIn };
      scores.push(...(await scoredAnew(q, pupil, at, anew)));
    }
  }
  return scores;
}

async function scoredAnew(
  q: Reader,
  pupil: ReachedPupil,
  at: SchoolTerm & { readonly componentsIn: ComponentsIn },
  rows: readonly { dimension: string }[],
) {
  const readable = recordedWithin(q.tables.marks, pupil);
  const places = await selectPlaces(q, at, [pupil.id]);
  const scores: OpenedScore[] = [];
  for (const { dimension } of rows) {
    const rubric = await selectRubric(q, at.term.id, dimension);
    const components = at.componentsIn(at.term, dimension);
    const inputs: ScoreInput[] = [];
    const score = (by: Rubric, found: ScoreInput) => {
      const input = { ...found, components };
      inputs.push(input);
      return scoreDimension(by, input);
    };
    const made = rubric ? await computeScores(q, { ...at, rubric }, places, score, readable) : [];
    scores.push(...made.flatMap((one, at) => (inputs[at] ? { ...one, input: inputs[at] } : [])));
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
