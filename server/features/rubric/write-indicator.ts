import { insertAdoptions } from '../../../db/change-frame.ts';
import type { Writer } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import type { ReachedArea, ReachedSchool } from '../../../db/reach/reached.ts';
import type { Audit } from '../../act.ts';
import type { OwnIndicator } from '../../contract/adoption.ts';
import { mayHaveAdditions } from '../../core/rubric/additions.ts';
import { checkRubric } from '../../core/rubric/check-rubric.ts';
import type { Indicator, Rubric } from '../../core/rubric/rubric.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { WRITTEN } from './list-adoptions.ts';

type By = { readonly actor: { readonly personId: string }; readonly now: number; readonly newId: () => string };

/**
 * Writes a school-based indicator and offers it at once. It collects what its parent collects, in the parent's grades and by the
 * parent's method. What is written stays as it is, for records may speak of it: a correction is another one.
 */
export async function writeIndicator(
  tx: Writer,
  place: ReachedSchool | ReachedArea,
  { actor, now, newId }: By,
  { today, ...said }: OwnIndicator & { readonly today: string },
): Promise<{ reply: { indicatorId: string }; audit: Audit }> {
  const { term } = await termsFor(tx, place.districtId, today, undefined);
  const rubric = (await selectRubrics(tx, term.id)).find(({ body }) => body.dimension === said.dimension)?.body;
  if (!rubric) throw invalid('dimension', 'the term has no rubric for it');
  const parent = rubric.indicators.find(({ id }) => id === said.parentId);
  if (!parent || !mayHaveAdditions(parent))
    throw invalid('parentId', 'this is no core indicator that a school may add evidence to');
  const body = asIndicator(`${WRITTEN}${newId()}`, parent, said);
  refuseFaulty(rubric, body);
  const adoption = {
    id: newId(),
    districtId: place.districtId,
    ownerKind: 'kind' in place ? ('area' as const) : ('school' as const),
    ownerId: place.id,
    dimension: said.dimension,
    indicatorId: body.id,
    body,
    adoptedAt: now,
    adoptedBy: actor.personId,
    endedAt: null,
    endedBy: null,
  };
  await insertAdoptions(tx, place.districtId, [adoption]);
  return { reply: { indicatorId: body.id }, audit: { object: body.id, detail: { placeId: place.id } } };
}

function asIndicator(id: string, parent: Indicator, said: OwnIndicator): Indicator {
  return {
    id,
    title: said.title,
    scope: 'school',
    parent: parent.id,
    gradeBands: parent.gradeBands,
    aggregation: parent.aggregation,
    raters: [{ kind: 'staff', share: 100 }],
    visibility: 'family',
    levels: said.levels.map(({ level, descriptor }) => ({ code: level, descriptor })),
    observationPoints: said.observationPoints.map((title, at) => ({ id: `${id}.o${at + 1}`, title })),
    evidenceTypes: parent.evidenceTypes,
  };
}

/** The rubric with it must be one that could be published; faults are said where they were sent. */
function refuseFaulty(rubric: Rubric, body: Indicator) {
  const at = `indicators[${rubric.indicators.length}].`;
  const faults = checkRubric({ ...rubric, indicators: [...rubric.indicators, body] });
  if (faults.length === 0) return;
  const errors = faults.map(({ path, reason }) => ({
    path: path
      .replace(at, '')
      .replace('].code', '].level')
      .replaceAll(/\[(\d+)\]/g, '.$1'),
    message: reason,
  }));
  throw new Refusal(422, 'invalid', { errors, errorCount: errors.length });
}
