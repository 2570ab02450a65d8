import { changeAdoption, insertAdoptions } from '../../../db/change-frame.ts';
import type { Writer } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { selectHolders } from '../../../db/reach/holders.ts';
import type { ReachedArea, ReachedSchool } from '../../../db/reach/reached.ts';
import type { Audit } from '../../act.ts';
import type { AdoptionSwitch } from '../../contract/adoption.ts';
import { invalid } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { selectAdoptions } from './store.ts';

type By = { readonly actor: { readonly personId: string }; readonly now: number; readonly newId: () => string };

/** Begins or ends offering. What it is already stays so: the switch may be sent twice. No score is touched. */
export async function switchAdoption(
  tx: Writer,
  place: ReachedSchool | ReachedArea,
  { actor, now, newId }: By,
  { dimension, indicatorId, isOffered, today }: AdoptionSwitch & { readonly today: string },
): Promise<{ reply: { indicatorId: string; isOffered: boolean }; audit: Audit }> {
  const audit = { object: indicatorId, detail: { placeId: place.id, isOffered: String(isOffered) } };
  const done = { reply: { indicatorId, isOffered }, audit };
  const rows = (await selectAdoptions(tx, place.districtId)).filter((row) => row.indicatorId === indicatorId);
  const own = rows.find(({ ownerId }) => ownerId === place.id);
  if (!isOffered) {
    if (own?.endedAt === null) await changeAdoption(tx, own, { endedAt: now, endedBy: actor.personId });
    return done;
  }
  const { term } = await termsFor(tx, place.districtId, today, undefined);
  const pinned = (await selectRubrics(tx, term.id)).find(({ body }) => body.dimension === dimension);
  const indicator = pinned?.body.indicators.find(({ id }) => id === indicatorId);
  if (indicator?.scope !== 'school')
    throw invalid('indicatorId', 'the term’s rubric has no such school-based indicator');
  const writer = rows.find(({ body }) => body !== null)?.ownerId;
  const around = [place.id, ...(await selectHolders(tx, place)).map(({ id }) => id)];
  if (writer !== undefined && !around.includes(writer))
    throw invalid('indicatorId', 'another school or area wrote this for itself');
  const begun = { adoptedAt: now, adoptedBy: actor.personId, endedAt: null, endedBy: null };
  if (own === undefined) {
    const adoption = {
      id: newId(),
      districtId: place.districtId,
      ownerKind: 'kind' in place ? ('area' as const) : ('school' as const),
      ownerId: place.id,
      dimension,
      indicatorId,
      body: null,
      ...begun,
    };
    await insertAdoptions(tx, place.districtId, [adoption]);
  } else if (own.endedAt !== null) await changeAdoption(tx, own, begun);
  return done;
}
