import { computeScores, type Scored, type ScoreRow, selectPlaces } from '../../db/derive/scores.ts';
import { selectRubric } from '../../db/pinned-rubrics.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import type { DimensionScore } from '../../server/core/scoring/dimension-score.ts';
import { scoreDimension } from '../../server/core/scoring/score-dimension.ts';
import type { World } from '../support/world.ts';

/** What a stored score is made of, worked out from the marks as the child's page does it; its row must be the stored one. */
export async function madeAnew(
  { store, seeded }: World,
  { schoolId, termId, dimension, pupilId }: ScoreRow,
): Promise<Scored<DimensionScore>> {
  const district = seeded.districts.find(({ schools }) => schools.some(({ id }) => id === schoolId));
  return await store.read(async (q) => {
    const terms = await selectTerms(q, district?.id ?? '');
    const term = terms.find(({ id }) => id === termId);
    const rubric = await selectRubric(q, termId, dimension);
    if (!term || !rubric) throw new Error('a score of no term or rubric');
    const at = { schoolId, terms, term, day: term.endsOn };
    const [scored] = await computeScores(q, { ...at, rubric }, await selectPlaces(q, at, [pupilId]), scoreDimension);
    if (!scored) throw new Error('a score of no marks');
    return scored;
  });
}
