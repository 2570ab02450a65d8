import type { Reader } from '../../../db/engine.ts';
import { selectRubric } from '../../../db/pinned-rubrics.ts';
import {
  countLevelMarks,
  type NotedMark,
  selectClassesOfPupils,
  selectNotedMarks,
  selectRatersOf,
  selectSchoolsIn,
} from '../../../db/reach/moderation.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';
import { type BlindRater, judgedByOthers } from '../../core/moderation/assign-raters.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import { findBlindRaters } from './blind-raters.ts';
import { selectDrawnBefore } from './store.ts';

/** A shorter note says nothing that anybody could judge by. */
const LEAST_LETTERS = 6;

type Asked = {
  readonly area: ReachedArea;
  readonly termId: string;
  readonly dimension: string;
  readonly ratersEach: number;
  readonly today: string;
};
export type FoundMark = NotedMark & { readonly classIds: readonly string[]; readonly level: string };
export type Frame = {
  readonly marks: number;
  readonly judgeable: readonly FoundMark[];
  readonly raters: readonly BlindRater[];
  readonly schools: Awaited<ReturnType<typeof selectSchoolsIn>>;
  readonly obstacle: 'few-schools' | 'no-rubric' | 'nothing-judgeable' | 'no-raters' | null;
};

/**
 * What can be drawn from: marks by level that staff gave, that families may read, with a note to judge by. Never a photo: families
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
  const rows = await selectNotedMarks(q, asked);
  const noted = rows.filter(
    ({ markId, indicatorId, note }) =>
      [...(note ?? '').trim()].length >= LEAST_LETTERS && forFamilies.has(indicatorId) && !before.has(markId),
  );
  const classesOf = await selectClassesOfPupils(
    q,
    noted.map(({ pupilId }) => pupilId),
  );
  return noted.flatMap(({ level, ...mark }) =>
    level === null ? [] : { ...mark, level, classIds: [mark.classId, ...(classesOf.get(mark.pupilId) ?? [])] },
  );
}
