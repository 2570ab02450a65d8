import { writes } from '../../act.ts';
import { addSchoolAction as route } from '../../contract/improvement.ts';
import { schoolFigure } from '../../core/improvement/figure-of.ts';
import { termsFor } from '../../reply-parts.ts';
import { putAction } from './put-action.ts';
import { selectStandings } from './store.ts';

export const addSchoolAction = writes(route, async (cx, { term: code, about, ...said }) => {
  const { tx, target, now, today } = cx;
  const { term } = await termsFor(tx, target.districtId, today, code);
  const before = schoolFigure(await selectStandings(tx, target, term.id), about, now);
  const { id, districtId } = target;
  return await putAction(cx, { kind: 'school', id, districtId }, { ...said, termId: term.id, about, before });
});
