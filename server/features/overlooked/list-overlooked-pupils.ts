import { selectPresent } from '../../../db/reach/stays.ts';
import { reads } from '../../act.ts';
import { listOverlookedPupils as route } from '../../contract/overlooked.ts';
import { isOverlooked, lastSeen } from '../../core/reports/overlooked.ts';
import { apartIn } from '../../namesakes.ts';
import { asClassName, asTerm, asWhy, classPlace, schoolNameOf, termsHeldFor } from '../../reply-parts.ts';
import { childrenSeen } from '../../reports/children-seen.ts';

export const listOverlookedPupils = reads(route, async ({ q, target, now, today }, asked) => {
  const { term, current } = await termsHeldFor(q, target, today, asked.term);
  const at = { look: asked.look, dimension: asked.dimension ?? null };
  const children = await childrenSeen(q, target, term, today);
  const found = new Map(
    children.flatMap((child) => (isOverlooked(child, at, term, today) ? [[child.pupilId, child]] : [])),
  );
  const apartOf = await apartIn(q, target, term.id);
  return {
    class: asClassName(target, term.code),
    schoolName: schoolNameOf(target),
    term: asTerm(term, current),
    asOf: now,
    why: asWhy(target.by, classPlace(target, term.code)),
    ...at,
    pupils: found.size,
    of: children.length,
    children: (await selectPresent(q, target, term, today)).flatMap(({ pupilId, name }) => {
      const child = found.get(pupilId);
      if (!child) return [];
      const looked = child.dimensions.filter(({ dimension }) => at.dimension === null || dimension === at.dimension);
      return { pupilId, name, apart: apartOf(pupilId), lastOn: lastSeen({ dimensions: looked }) };
    }),
  };
});
