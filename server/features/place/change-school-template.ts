import { writes } from '../../act.ts';
import { changeSchoolTemplate as route } from '../../contract/place.ts';
import { schoolOwner } from './owners.ts';
import { changeTemplate } from './put-template.ts';

export const changeSchoolTemplate = writes(route, async (cx, said) =>
  changeTemplate(cx, schoolOwner(cx.target), cx.params.templateId, said),
);
