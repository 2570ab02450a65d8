import { writes } from '../../act.ts';
import { writeSchoolIndicator as route } from '../../contract/adoption.ts';
import { writeIndicator } from './write-indicator.ts';

export const writeSchoolIndicator = writes(route, ({ tx, target, today, ...by }, input) =>
  writeIndicator(tx, target, by, { ...input, today }),
);
