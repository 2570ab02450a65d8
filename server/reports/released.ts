import type { Reader } from '../../db/engine.ts';
import { selectOptionalMeasurement } from '../../db/measure/keep.ts';
import type { TermRow } from '../../db/reach/lists.ts';
import type { ReachedArea } from '../../db/reach/reached.ts';
import type { AreaReleased } from '../core/suppression/area-released.ts';
import { Refusal } from '../refusal.ts';

/** `releasedAt`: of which moment the figures are, epoch milliseconds. */
export type Released = AreaReleased & { readonly releasedAt: number };

/** What of an area may leave its schools, as the last night left it; undefined before the first. */
export async function selectOptionalReleased(
  q: Reader,
  { id: placeId }: ReachedArea,
  termId: string,
): Promise<Released | undefined> {
  const found = await selectOptionalMeasurement(q, { placeId, termId, kind: 'released' });
  return found && { ...found.body, releasedAt: found.cutOffAt };
}

/** The same, refused where there is none yet: whoever asks is told when there will be. */
export async function selectReleased(q: Reader, area: ReachedArea, termId: string): Promise<Released> {
  const found = await selectOptionalReleased(q, area, termId);
  if (!found) throw new Refusal(409, 'not-summed-yet');
  return found;
}

/** The last term up to one that has figures: before its first night a new term has none, and the one before it is still worth reading. */
export async function latestReleased(q: Reader, area: ReachedArea, all: readonly TermRow[], upTo: TermRow) {
  for (const term of all.filter(({ code }) => code <= upTo.code).sort((a, b) => (a.code < b.code ? 1 : -1)))
    if (await selectOptionalReleased(q, area, term.id)) return term;
  return undefined;
}
