import type { Reader } from '../../../db/engine.ts';
import { selectRubric } from '../../../db/pinned-rubrics.ts';
import {
  countLevelMarks,
  type DrawableMark,
  selectClassesOfPupils,
  selectMarksNamed,
  selectNotedMarks,
  selectRatersOf,
  selectSchoolsIn,
  selectSharedLevels,
} from '../../../db/reach/moderation.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';
import { type BlindRater, judgedByOthers } from '../../core/moderation/assign-raters.ts';
import { mostGiven } from '../../core/moderation/most-given.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import { findBlindRaters } from './blind-raters.ts';
import { selectDrawnBefore } from './store.ts';

/** Fewer say nothing that anybody could judge by. */
const LEAST_LETTERS = 6;

type Asked = {
  readonly area: ReachedArea;
  readonly termId: string;
  readonly dimension: string;
  readonly ratersEach: number;
  readonly today: string;
};
export type FoundMark = DrawableMark & {
  readonly classIds: readonly string[];
  readonly level: string;
  /** What others judge by; `isShared`: it was written about all who were there. */
  readonly words: string;
  readonly isShared: boolean;
};
export type Frame = {
  readonly marks: number;
  readonly judgeable: readonly FoundMark[];
  readonly raters: readonly BlindRater[];
  readonly schools: Awaited<ReturnType<typeof selectSchoolsIn>>;
  readonly obstacle: 'few-schools' | 'no-rubric' | 'nothing-judgeable' | 'no-raters' | null;
};

/**
 * What can be drawn from: marks by level that staff gave, that families may read, with words to judge by. Never a photo: families
 * consented to their being seen by family and school, not by another school.
 */
export async function findFrame(q: Reader, { area, termId, dimension, ratersEach, today }: Asked): Promise<Frame> {
  const schools = await selectSchoolsIn(q, area);
  const nothing = { marks: 0, judgeable: [], raters: [], schools };
  if (schools.length < 2) return { ...nothing, obstacle: 'few-schools' };
  const rubric = await selectRubric(q, termId, dimension);
  if (!rubric) return { ...nothing, obstacle: 'no-rubric' };
  const asked = { schoolIds: schools.map(({ id }) => id), termId, dimension };
  const marks = await countLevelMarks(q, asked);
  const noted = await findNoted(q, rubric, asked, await selectDrawnBefore(q, area.districtId, termId, dimension));
  if (noted.length === 0) return { ...nothing, marks, obstacle: 'nothing-judgeable' };
  const raters = await findBlindRaters(q, asked.schoolIds, today, await selectRatersOf(q, asked));
  const judgeable = judgedByOthers(noted, raters, ratersEach);
  return { marks, judgeable, raters, schools, obstacle: judgeable.length === 0 ? 'no-raters' : null };
}

async function findNoted(
  q: Reader,
  rubric: Rubric,
  asked: Parameters<typeof selectNotedMarks>[1],
  before: ReadonlySet<string>,
): Promise<FoundMark[]> {
  const forFamilies = new Set(rubric.indicators.flatMap(({ id, visibility }) => (visibility === 'family' ? id : [])));
  const withWords = [...(await findOwn(q, asked)), ...(await findShared(q, asked))].filter(
    ({ markId, indicatorId, words }) => isEnough(words) && forFamilies.has(indicatorId) && !before.has(markId),
  );
  const classesOf = await selectClassesOfPupils(
    q,
    withWords.map(({ pupilId }) => pupilId),
  );
  return withWords.flatMap(({ level, ...mark }) =>
    level === null ? [] : { ...mark, level, classIds: [mark.classId, ...(classesOf.get(mark.pupilId) ?? [])] },
  );
}

/** What was written about one child is judged for that child. */
async function findOwn(q: Reader, asked: Parameters<typeof selectNotedMarks>[1]) {
  const rows = await selectNotedMarks(q, asked);
  return rows.map((mark) => ({ ...mark, words: (mark.note ?? '').trim(), isShared: false }));
}

/**
 * What was written about all who were there is judged once for each indicator, whoever of them it is drawn by: forty marks with the same
 * words are one thing to look at, and a level that differs from the others' is not what the words are about.
 */
async function findShared(q: Reader, asked: Parameters<typeof selectNotedMarks>[1]) {
  const groups = mostGiven(await selectSharedLevels(q, asked)).filter(({ note }) => isEnough(note ?? ''));
  const rows = await selectMarksNamed(
    q,
    asked,
    groups.flatMap(({ markId }) => markId ?? []),
  );
  return rows.map((mark) => ({ ...mark, words: (mark.activityNote ?? '').trim(), isShared: true }));
}

const isEnough = (words: string) => [...words.trim()].length >= LEAST_LETTERS;
