import { writes } from '../../act.ts';
import { changeAreaBase as route } from '../../contract/place.ts';
import { districtOwner } from './owners.ts';
import { changeBase } from './put-base.ts';

export const changeAreaBase = writes(route, async (cx, said) =>
  changeBase(cx, districtOwner(cx.target), cx.params.baseId, said),
);
