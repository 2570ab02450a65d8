import { badDisk } from './bad-disk.ts';
import { diskFull } from './disk-full.ts';
import type { Experiment } from './experiment.ts';
import { fiveTimes } from './five-times.ts';
import { killNine } from './kill-nine.ts';
import { powerLoss } from './power-loss.ts';
import { primaryGone } from './primary-gone.ts';
import { sigterm } from './sigterm.ts';
import { soak } from './soak.ts';
import { uploads } from './uploads.ts';

/** In the order in which they are run: the longest last. */
export const experiments: readonly Experiment[] = [
  killNine,
  powerLoss,
  diskFull,
  badDisk,
  fiveTimes,
  uploads,
  primaryGone,
  sigterm,
  soak,
];
