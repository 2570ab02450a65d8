import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillAndSignIn } from '../bench/served.ts';
import { startPostgres } from '../support/embedded-postgres.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import { account, isSound } from './account.ts';
import type { Experiment } from './experiment.ts';
import { stop } from './ground.ts';
import { openLedger } from './ledger.ts';

/** Seconds that the server is gone for, each in its way. */
const FULL = [
  { way: 'silent', seconds: 2 },
  { way: 'silent', seconds: 15 },
  { way: 'silent', seconds: 40 },
  { way: 'cut', seconds: 10 },
  { way: 'killed', seconds: 5 },
] as const;
const SHORT = [
  { way: 'silent', seconds: 1 },
  { way: 'cut', seconds: 1 },
  { way: 'killed', seconds: 1 },
] as const;
/** Seconds. */
const BACK_WITHIN = 30;
const PATIENCE = 180;

export const primaryGone: Experiment = {
  id: 'primarygone',
  does: 'Takes PostgreSQL away from behind a TCP proxy while eight people write: silent as with a pulled cable, reset, and killed; then lets it answer again.',
  goal: '0 acknowledged lost, 0 doubled, only 201 and 503, written again in less than 30 s, the same process all the time',
  heldIn: 'test/postgres/silent-server.test.ts',
  async run(ground, options) {
    const server = await startPostgres({ isDurable: true });
    ground.keep(server.stop);
    const real = await server.createDatabase('torture');
    const data = join(ground.folder, 'data');
    const { classes } = await fillAndSignIn(data, real);
    const proxy = await openTcpProxy(real);
    ground.keep(proxy.close);
    const service = ground.start({ data, where: proxy.address });
    const ledger = openLedger(classes);
    const away = {
      silent: { leave: proxy.silence, comeBack: async () => proxy.speak() },
      cut: { leave: proxy.cut, comeBack: async () => proxy.speak() },
      killed: { leave: server.kill, comeBack: server.restart },
    };
    const writing = ledger.write(await service.listening);
    const back: Record<string, number> = {};
    for (const { way, seconds } of options.isShort ? SHORT : FULL) {
      await ledger.more(40, PATIENCE);
      away[way].leave();
      await pause(seconds * 1000);
      await away[way].comeBack();
      const began = performance.now();
      // More than may have been on their way when it left.
      const isBack = await ledger.more(20, PATIENCE);
      back[`${way} ${seconds} s, back s`] = isBack ? (performance.now() - began) / 1000 : Number.NaN;
    }
    await writing.stop();
    const open = await ledger.settle(await service.listening);
    const { code } = await stop(service);
    const found = await account(real, ledger.entries);
    const wrong = ledger.otherwise();
    const figures = { acknowledged: ledger.acknowledged(), 'answered otherwise': wrong.length, ...found, ...back };
    const isInTime = Object.values(back).every((seconds) => seconds < BACK_WITHIN);
    return { figures, isHeld: isInTime && isSound(found) && open + wrong.length === 0 && code === 0 };
  },
};
