import { writes } from '../../act.ts';
import { addAreaBase as route } from '../../contract/place.ts';
import { districtOwner } from './owners.ts';
import { putBase } from './put-base.ts';

export const addAreaBase = writes(route, async (cx, said) => putBase(cx, districtOwner(cx.target), said));
