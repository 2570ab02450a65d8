import { writes } from '../../act.ts';
import { addAreaAction as route } from '../../contract/improvement.ts';
import { DIMENSIONS } from '../../contract/words.ts';
import { areaFigure } from '../../core/improvement/figure-of.ts';
import { termsFor } from '../../reply-parts.ts';
import { selectReleased } from '../../reports/released.ts';
import { putAction } from './put-action.ts';

export const addAreaAction = writes(route, async (cx, { term: code, about: { kind, dimension }, ...said }) => {
  const { tx, target: area, today } = cx;
  const about = { kind, dimension, classId: null };
  const { term } = await termsFor(tx, area.districtId, today, code);
  const { releasedAt, row } = await selectReleased(tx, area, term.id);
  const results = DIMENSIONS.flatMap((one) => {
    const printed = row.in[one];
    return printed ? [{ dimension: one, ...printed }] : [];
  });
  const before = areaFigure({ n: row.pupils, results }, about, releasedAt);
  const place = { kind: 'area', id: area.id, districtId: area.districtId } as const;
  return await putAction(cx, place, { ...said, about, termId: term.id, before });
});
