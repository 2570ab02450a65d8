import type { Act } from './act.ts';
import { confirmMessageWay } from './features/digest/confirm-message-way.ts';
import { endMessageWay } from './features/digest/end-message-way.ts';
import { readDigest } from './features/digest/read-digest.ts';
import { readMessageWay } from './features/digest/read-message-way.ts';
import { seeDigest } from './features/digest/see-digest.ts';
import { startMessageWay } from './features/digest/start-message-way.ts';

/** What is new in a week, and who is told. */
export const digestActs: readonly Act[] = [
  readDigest,
  seeDigest,
  readMessageWay,
  startMessageWay,
  confirmMessageWay,
  endMessageWay,
];
