import type { Act } from './act.ts';
import { readEmblem } from './features/emblem/read-emblem.ts';
import { sendEmblem } from './features/emblem/send-emblem.ts';
import { setEmblem } from './features/emblem/set-emblem.ts';

/** What a school has printed on its papers. */
export const emblemActs: readonly Act[] = [readEmblem, sendEmblem, setEmblem];
