import { join } from 'node:path';
import { percentile } from '../bench/load.ts';
import { GOALS, measureOverload, unread } from '../bench/overload.ts';
import type { Experiment } from './experiment.ts';

const SECONDS = { full: 15, short: 4 };
/** Megabytes that it may hold more than before, in the rush and after. */
const MOST_MORE = 300;

export const fiveTimes: Experiment = {
  id: 'overload',
  does: 'Sends five times as many writes as the service can do, whoever is answered and when (npm run bench -- --overload says more of it).',
  goal: 'at least 80 % of the peak gets done, all others are told to come again, whoever reads is answered, memory stays within 300 MB more, and within 5 s all is as before',
  heldIn: 'test/http/busy.test.ts',
  async run(ground, options) {
    const seconds = options.seconds ?? (options.isShort ? SECONDS.short : SECONDS.full);
    const overload = await measureOverload(ground.folder, join(ground.folder, 'chucai.db'), seconds);
    const [before = 0, ...later] = overload.memory;
    const more = Math.max(...later) - before;
    const { best, ratio, done, refused, others, normal, peak, rush } = overload;
    const shareOf = ({ cpu, took }: typeof peak | typeof rush) => (cpu / took).toFixed(2);
    return {
      figures: {
        'peak a second': best,
        'of it done': ratio,
        'p99 ms of what was done': percentile(done, 0.99),
        'told to come again': refused.length,
        'answered otherwise': others,
        'pages not answered': unread(overload),
        'ordinary again s': normal,
        'memory MB more': more,
        'cores it had, peak and rush': `${shareOf(peak)}, ${shareOf(rush)}`,
      },
      isHeld: Object.values(GOALS).every((isHeld) => isHeld(overload)) && more <= MOST_MORE,
    };
  },
};
