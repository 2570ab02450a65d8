import { writes } from '../../act.ts';
import { switchSchoolAdoption as route } from '../../contract/adoption.ts';
import { switchAdoption } from './switch-adoption.ts';

export const switchSchoolAdoption = writes(route, ({ tx, target, today, ...by }, input) =>
  switchAdoption(tx, target, by, { ...input, today }),
);
