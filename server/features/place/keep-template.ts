import { writes } from '../../act.ts';
import { keepTemplate as route } from '../../contract/place.ts';
import { classOwner } from './owners.ts';
import { putTemplate } from './put-template.ts';

export const keepTemplate = writes(route, async (cx, said) => putTemplate(cx, classOwner(cx.target), said));
