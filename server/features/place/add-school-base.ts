import { writes } from '../../act.ts';
import { addSchoolBase as route } from '../../contract/place.ts';
import { schoolOwner } from './owners.ts';
import { putBase } from './put-base.ts';

export const addSchoolBase = writes(route, async (cx, said) => putBase(cx, schoolOwner(cx.target), said));
