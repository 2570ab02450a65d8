import { writes } from '../../act.ts';
import { changeSchoolBase as route } from '../../contract/place.ts';
import { schoolOwner } from './owners.ts';
import { changeBase } from './put-base.ts';

export const changeSchoolBase = writes(route, async (cx, said) =>
  changeBase(cx, schoolOwner(cx.target), cx.params.baseId, said),
);
