import { writes } from '../../act.ts';
import { writeAreaIndicator as route } from '../../contract/adoption.ts';
import { writeIndicator } from './write-indicator.ts';

export const writeAreaIndicator = writes(route, ({ tx, target, today, ...by }, input) =>
  writeIndicator(tx, target, by, { ...input, today }),
);
