import type { Reader } from '../../../db/engine.ts';
import { selectBody, selectRubrics } from '../../../db/pinned-rubrics.ts';
import type { Indicator, Rubric } from '../../core/rubric/rubric.ts';

type Of = { readonly termId: string; readonly rubricId: string };

/** The rubric and indicator a drawn mark was given by, as they were then; what a school or area wrote itself stands with the term's rubric. */
export async function indicatorFinder(q: Reader, items: readonly Of[]) {
  const bodies = new Map<string, Rubric>();
  for (const id of new Set(items.map(({ rubricId }) => rubricId))) bodies.set(id, await selectBody(q, id));
  const written = new Map<string, readonly Indicator[]>();
  for (const id of new Set(items.map(({ termId }) => termId)))
    written.set(
      id,
      (await selectRubrics(q, id)).flatMap(({ body }) => body.indicators),
    );
  return ({ termId, rubricId, indicatorId }: Of & { readonly indicatorId: string }) => {
    const rubric = bodies.get(rubricId);
    const isIt = ({ id }: Indicator) => id === indicatorId;
    const indicator = rubric?.indicators.find(isIt) ?? written.get(termId)?.find(isIt);
    if (!rubric || !indicator) throw new Error('a drawn mark has no indicator');
    return { rubric, indicator };
  };
}
