import { writes } from '../../act.ts';
import { addAreaTemplate as route } from '../../contract/place.ts';
import { districtOwner } from './owners.ts';
import { putTemplate } from './put-template.ts';

export const addAreaTemplate = writes(route, async (cx, said) => putTemplate(cx, districtOwner(cx.target), said));
