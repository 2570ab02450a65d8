import { selectEmblem } from '../../../db/reach/emblems.ts';
import { reads } from '../../act.ts';
import { readEmblem as route } from '../../contract/emblem.ts';

export const readEmblem = reads(route, async ({ q, target: school }) => ({
  school: { zh: school.name, en: school.nameEn },
  ...(await selectEmblem(q, school.id)),
}));
