import { writes } from '../../act.ts';
import { settleSchoolAction as route } from '../../contract/improvement.ts';
import { settleAction } from './put-action.ts';

export const settleSchoolAction = writes(route, async (cx, said) =>
  settleAction(cx, cx.target.id, cx.params.actionId, said),
);
