import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillAndSignIn } from '../bench/served.ts';
import { type Pair, startPair } from '../support/standby-pair.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import { account, isSound } from './account.ts';
import type { Experiment } from './experiment.ts';
import { stop } from './ground.ts';
import { openLedger } from './ledger.ts';

/** Seconds that the primary is gone for, each in its way; the last time for good. */
const FULL = [
  { way: 'silent', seconds: 2 },
  { way: 'silent', seconds: 15 },
  { way: 'silent', seconds: 40 },
  { way: 'reset', seconds: 10 },
  { way: 'killed', seconds: 5 },
  { way: 'killed, standby promoted', seconds: 2 },
] as const;
const SHORT = FULL.filter(({ way }) => way !== 'silent').map(({ way }) => ({ way, seconds: 1 }));
/** Seconds. */
const BACK_WITHIN = 30;
const PATIENCE = 180;

export const primaryGone: Experiment = {
  id: 'primarygone',
  does: 'Takes the primary of PostgreSQL away from behind a TCP proxy while eight people write: silent as with a pulled cable, reset, killed and started again, and killed for good with its standby promoted.',
  goal: '0 acknowledged lost, 0 doubled, only 201 and 503, written again in less than 30 s after somebody could, the same process all the time',
  heldIn: 'test/postgres/standby.test.ts',
  async run(ground, options) {
    const pair = await startPair();
    ground.keep(pair.stop);
    await pair.startStandby();
    const real = await pair.primary.createDatabase('torture');
    const data = join(ground.folder, 'data');
    const { classes } = await fillAndSignIn(data, real);
    const proxy = await openTcpProxy(real);
    ground.keep(proxy.close);
    const standby = new URL(pair.addresses.standby).host;
    const service = ground.start({ data, where: proxy.address.replace(/(?=\/torture$)/, `,${standby}`) });
    const ledger = openLedger(classes);
    const writing = ledger.write(await service.listening);
    const ways = waysOf(pair, proxy);
    const back: Record<string, number> = {};
    for (const { way, seconds } of options.isShort ? SHORT : FULL) {
      await ledger.more(40, PATIENCE);
      ways[way].leave();
      await pause(seconds * 1000);
      await ways[way].comeBack();
      const began = performance.now();
      // More than may have been on their way when it left.
      const isBack = await ledger.more(20, PATIENCE);
      back[`${way} ${seconds} s: back after s`] = isBack ? (performance.now() - began) / 1000 : Number.NaN;
    }
    await writing.stop();
    const open = await ledger.settle(await service.listening);
    const { code } = await stop(service);
    const found = await account(`${pair.addresses.standby}/torture`, ledger.entries);
    const wrong = ledger.otherwise();
    const cut = ledger.statuses.get(0) ?? 0;
    const figures = { acknowledged: ledger.acknowledged(), 'answered otherwise': wrong.length, 'not answered': cut };
    const isInTime = Object.values(back).every((seconds) => seconds < BACK_WITHIN);
    return {
      figures: { ...figures, ...found, ...back },
      isHeld: isInTime && isSound(found) && open + wrong.length + cut === 0 && code === 0,
    };
  },
};

/** How each goes, and what has to happen before somebody can write again. */
function waysOf(pair: Pair, proxy: Awaited<ReturnType<typeof openTcpProxy>>) {
  const speak = async () => proxy.speak();
  return {
    silent: { leave: proxy.silence, comeBack: speak },
    reset: { leave: proxy.cut, comeBack: speak },
    killed: { leave: pair.primary.kill, comeBack: pair.primary.restart },
    'killed, standby promoted': {
      leave: pair.primary.kill,
      async comeBack() {
        const { code, said } = await pair.switch('promote', 'standby');
        if (code !== 0) throw new Error(said);
      },
    },
  };
}
