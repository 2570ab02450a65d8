import { writes } from '../../act.ts';
import { changeSchoolAction as route } from '../../contract/improvement.ts';
import { changeAction } from './put-action.ts';

export const changeSchoolAction = writes(route, async (cx, said) =>
  changeAction(cx, cx.target.id, cx.params.actionId, said),
);
