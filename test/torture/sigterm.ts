import { connect } from 'node:net';
import { join } from 'node:path';
import { fillAndSignIn } from '../bench/served.ts';
import { account, countDone, isSound } from './account.ts';
import type { Experiment } from './experiment.ts';
import { openFront } from './front.ts';
import { stop } from './ground.ts';
import { openLedger } from './ledger.ts';

const ROUNDS = { full: 20, short: 2 };
const [WRITERS, CONNECTIONS] = [30, 30];
const LONGEST = 10;
const PATIENCE = 120;

export const sigterm: Experiment = {
  id: 'sigterm',
  does: 'Ends the service with SIGTERM while thirty people write without a pause through a proxy that keeps its connections, and half of the times somebody has sent half a body.',
  goal: 'it ends within 10 s with code 0; whatever it had received is answered; nothing is done that was not answered',
  heldIn: 'test/starts/drain.test.ts',
  async run(ground, options) {
    const at = { data: join(ground.folder, 'data'), where: join(ground.folder, 'chucai.db') };
    const { classes } = await fillAndSignIn(at.data, at.where);
    const ledger = openLedger(classes);
    const rounds = options.rounds ?? (options.isShort ? ROUNDS.short : ROUNDS.full);
    let origin = '';
    const front = await openFront(() => origin, CONNECTIONS);
    ground.keep(front.close);
    const took: number[] = [];
    const codes = new Set<number | null>();
    let silent = 0;
    for (let round = 1; round <= rounds; round++) {
      const service = ground.start(at);
      origin = await service.listening;
      const writing = ledger.write(front.origin, WRITERS);
      await ledger.more(5 * WRITERS, PATIENCE);
      if (round % 2 === 0) sayHalf(origin);
      const began = performance.now();
      codes.add((await stop(service)).code);
      took.push((performance.now() - began) / 1000);
      await writing.stop();
      // Before the next service answers what is sent again.
      silent += await countDone(
        at.where,
        ledger.entries.filter((entry) => !entry.isAcknowledged),
      );
    }
    const found = await account(at.where, ledger.entries);
    const { passed, askedTwice, refused, cut } = front.counts;
    const longest = Math.max(...took);
    const figures = { rounds, answered: passed, 'cut off': cut, 'done and not answered': silent, ...found };
    return {
      figures: { ...figures, 'asked again on another connection': askedTwice, refused, 'longest end s': longest },
      isHeld: cut + silent === 0 && longest <= LONGEST && isSound(found) && codes.size === 1 && codes.has(0),
    };
  },
};

/** Announces a body and sends half of it. */
function sayHalf(origin: string) {
  const { port, hostname } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined); // it is cut off, which is what is wanted
  socket.write(
    'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"user',
  );
}
