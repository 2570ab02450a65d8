import { amendOneActivity, amendOneMark, withdraw } from './amend-acts.ts';
import { attach, detach } from './detach-acts.ts';
import { saveCells } from './grid-act.ts';
import type { Lane } from './lane.ts';
import { log, logWrongly } from './log-acts.ts';

/** Of a hundred acts, how many are of each kind. */
const ACTS = [
  [log, 35],
  [logWrongly, 10],
  [(lane: Lane) => lane.tellAgain(), 7],
  [amendOneMark, 10],
  [amendOneActivity, 17],
  [saveCells, 7],
  [detach, 5],
  [attach, 4],
  [withdraw, 5],
] as const;

/** One random act; the first is always one that leaves something. */
export async function someAct(lane: Lane) {
  if (lane.acts === 0) return await log(lane);
  let left = lane.chance.below(100);
  for (const [act, share] of ACTS) {
    if (left < share) return await act(lane);
    left -= share;
  }
}
