import type { Act } from './act.ts';
import { readDigest } from './features/digest/read-digest.ts';

/** What is new in a week. */
export const digestActs: readonly Act[] = [readDigest];
