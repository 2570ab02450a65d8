import { reads } from '../../act.ts';
import { readAreaAdoptions as route } from '../../contract/adoption.ts';
import { listAdoptions } from './list-adoptions.ts';

export const readAreaAdoptions = reads(route, ({ q, target, today }) => listAdoptions(q, target, today));
