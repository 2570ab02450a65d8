import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { selectPresent } from '../../../db/reach/stays.ts';
import { reads } from '../../act.ts';
import { type LookAsked, listOverlookedPupils as route } from '../../contract/overlooked.ts';
import type { ReplyOf } from '../../contract/route.ts';
import { isOverlooked, lastSeen } from '../../core/reports/overlooked.ts';
import { apartIn } from '../../namesakes.ts';
import { asClassHead, termsHeldFor } from '../../reply-parts.ts';
import { childrenSeen } from '../../reports/children-seen.ts';

type Asked = { readonly q: Reader; readonly target: ReachedClass; readonly now: number; readonly today: string };

export const listOverlookedPupils = reads(route, async (cx, looked) => await composeOverlookedPupils(cx, looked));

export async function composeOverlookedPupils(
  { q, target, now, today }: Asked,
  { term: code, look, dimension: one }: LookAsked,
): Promise<ReplyOf<typeof route>> {
  const terms = await termsHeldFor(q, target, today, code);
  const { term } = terms;
  const dimension = one ?? null;
  const at = { look, dimension };
  const children = await childrenSeen(q, target, term, today);
  const found = new Map(
    children.flatMap((child) => (isOverlooked(child, at, term, today) ? [[child.pupilId, child]] : [])),
  );
  const apartOf = await apartIn(q, target, term.id);
  return {
    ...asClassHead(target, terms, now),
    ...at,
    pupils: found.size,
    of: children.length,
    children: (await selectPresent(q, target, term, today)).flatMap(({ pupilId, name }) => {
      const child = found.get(pupilId);
      if (!child) return [];
      const looked = child.dimensions.filter((part) => dimension === null || part.dimension === dimension);
      return { pupilId, name, apart: apartOf(pupilId), lastOn: lastSeen({ dimensions: looked }) };
    }),
  };
}
