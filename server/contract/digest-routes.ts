import { readDigest, seeDigest } from './digest.ts';
import { confirmMessageWay, endMessageWay, readMessageWay, startMessageWay } from './message-way.ts';

/** What is new in a week, and who is told. */
export const digestRoutes = [
  readDigest,
  seeDigest,
  readMessageWay,
  startMessageWay,
  confirmMessageWay,
  endMessageWay,
] as const;
