import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from '../../db/seed/chance.ts';
import { fillAndSignIn } from '../bench/served.ts';
import { account, isSound } from './account.ts';
import type { Experiment, Options } from './experiment.ts';
import { type Ground, kill, stop } from './ground.ts';
import { openLedger } from './ledger.ts';

const ROUNDS = { full: 100, short: 3 };
/** The most that is acknowledged in a round before it is killed, and the milliseconds after that. */
const [MOST_ANSWERS, MOST_AFTER] = [120, 60];
/** Every tenth is killed while it starts, which is when it repairs what the last one left. */
const [IN_STARTING, MOST_STARTING] = [10, 700];
const PATIENCE = 120;

export const killNine: Experiment = {
  id: 'kill9',
  does: 'Kills the service with kill -9 while eight people write, at a random moment of each round, and starts it again.',
  goal: '100 rounds: what was acknowledged is there exactly once with all its marks, scores equal those made anew, the file is sound',
  async run(ground, options) {
    const at = { data: join(ground.folder, 'data'), where: join(ground.folder, 'chucai.db') };
    const { classes } = await fillAndSignIn(at.data, at.where);
    const ledger = openLedger(classes);
    const rounds = options.rounds ?? (options.isShort ? ROUNDS.short : ROUNDS.full);
    const ready = await inRounds(ground, at, { rounds, ledger, seed: options.seed });
    const last = ground.start(at);
    const open = await ledger.settle(await last.listening);
    const { code } = await stop(last);
    const found = await account(at.where, ledger.entries);
    const [unanswered, wrong] = [ledger.statuses.get(0) ?? 0, ledger.otherwise()];
    const figures = { rounds, acknowledged: ledger.acknowledged(), 'cut off and sent again': unanswered, ...found };
    return {
      figures: { ...figures, 'ready ms p50': middleOf(ready), 'ready ms most': Math.round(Math.max(...ready)) },
      isHeld: isSound(found) && open === 0 && code === 0 && wrong.length === 0 && ledger.acknowledged() > rounds,
    };
  },
};

type Round = Pick<Options, 'seed'> & { readonly rounds: number; readonly ledger: ReturnType<typeof openLedger> };

/** Milliseconds that each start took until it listened. */
async function inRounds(ground: Ground, at: { data: string; where: string }, { rounds, ledger, seed }: Round) {
  const chance = chanceOf(seed);
  const ready: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const began = performance.now();
    const service = ground.start(at);
    if (round % IN_STARTING === 0) {
      await pause(chance.below(MOST_STARTING));
      await kill(service);
      continue;
    }
    const origin = await service.listening;
    ready.push(performance.now() - began);
    const writing = ledger.write(origin);
    await ledger.more(1 + chance.below(MOST_ANSWERS), PATIENCE);
    await pause(chance.below(MOST_AFTER));
    await kill(service);
    await writing.stop();
  }
  return ready;
}

const middleOf = (values: readonly number[]) => Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0);
