import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillAndSignIn } from '../bench/served.ts';
import { account, isSound } from './account.ts';
import { compileDisk, openFaults } from './disk.ts';
import type { Experiment } from './experiment.ts';
import { stop } from './ground.ts';
import { openLedger } from './ledger.ts';
import { openReaders, saidIn } from './readers.ts';

/** Of a hundred; seconds. */
const PHASES = [
  { what: '1 of 50 writes and syncs', writes: 2, reads: 0, full: 15, short: 0.5 },
  { what: 'every write and sync', writes: 100, reads: 0, full: 10, short: 0.5 },
  { what: '1 of 20 reads', writes: 0, reads: 5, full: 15, short: 0.5 },
  { what: 'everything', writes: 100, reads: 100, full: 10, short: 0.5 },
];
const BACK_WITHIN = 10;
const PATIENCE = 120;

export const badDisk: Experiment = {
  id: 'eio',
  does: 'Lets the disk under the database answer EIO to some of its writes and syncs, to all of them, to some of its reads, and to everything, while people write and read.',
  goal: 'answers are success or 503, never 500; it is written again within 10 s when the disk is well, by the same process; 0 lost, 0 doubled, the file is sound',
  async run(ground, options) {
    const library = compileDisk(ground.folder);
    const at = { data: join(ground.folder, 'data'), where: join(ground.folder, 'chucai.db') };
    const people = await fillAndSignIn(at.data, at.where);
    const faults = openFaults(ground.folder);
    ground.keep(faults.close);
    const service = ground.start(at, { LD_PRELOAD: library, DISK_OF: at.where, DISK_FAULTS: faults.file });
    const origin = await service.listening;
    const [ledger, readers] = [openLedger(people.classes), openReaders(origin, people)];
    const writing = ledger.write(origin);
    const [reads, back]: [Record<string, string>, number[]] = [{}, []];
    const statuses = new Set<number>();
    for (const { what, writes, reads: ofReads, full, short } of PHASES) {
      await ledger.more(20, PATIENCE);
      readers.since();
      faults.set(writes, ofReads);
      await pause(1000 * (options.seconds ?? (options.isShort ? short : full)));
      faults.set(0, 0);
      const began = performance.now();
      back.push((await ledger.more(1, PATIENCE)) ? (performance.now() - began) / 1000 : Number.NaN);
      const seen = readers.since();
      reads[`${what}: read`] = saidIn(seen);
      for (const status of seen.keys()) statuses.add(status);
    }
    await Promise.all([writing.stop(), readers.stop()]);
    const open = await ledger.settle(origin);
    const { code } = await stop(service);
    const found = await account(at.where, ledger.entries);
    const refused = ledger.statuses.get(503) ?? 0;
    const wrong = [...ledger.otherwise(), ...[...statuses].filter((status) => ![200, 503].includes(status))];
    const cut = ledger.statuses.get(0) ?? 0;
    const told = {
      acknowledged: ledger.acknowledged(),
      'refused with 503': refused,
      'answered otherwise': wrong.length,
    };
    return {
      figures: { ...told, 'not answered': cut, ...reads, 'back s most': Math.max(...back), ...found },
      isHeld:
        isSound(found) &&
        refused > 0 &&
        open + wrong.length + cut === 0 &&
        code === 0 &&
        back.every((seconds) => seconds <= BACK_WITHIN),
    };
  },
};
