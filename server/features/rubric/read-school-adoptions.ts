import { reads } from '../../act.ts';
import { readSchoolAdoptions as route } from '../../contract/adoption.ts';
import { listAdoptions } from './list-adoptions.ts';

export const readSchoolAdoptions = reads(route, ({ q, target, today }) => listAdoptions(q, target, today));
