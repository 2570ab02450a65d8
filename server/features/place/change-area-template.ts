import { writes } from '../../act.ts';
import { changeAreaTemplate as route } from '../../contract/place.ts';
import { districtOwner } from './owners.ts';
import { changeTemplate } from './put-template.ts';

export const changeAreaTemplate = writes(route, async (cx, said) =>
  changeTemplate(cx, districtOwner(cx.target), cx.params.templateId, said),
);
