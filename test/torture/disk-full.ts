import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillAndSignIn } from '../bench/served.ts';
import { account, isSound } from './account.ts';
import type { Experiment } from './experiment.ts';
import { stop } from './ground.ts';
import { openLedger } from './ledger.ts';
import { healthOf, openReaders, saidIn } from './readers.ts';
import { openSmallDisk } from './small-disk.ts';

/** Longer than a minute: then every session is due to be touched, which is a write. */
const SECONDS = { full: 70, short: 3 };
const ROUNDS = { full: 3, short: 1 };
const BACK_WITHIN = 10;
const PATIENCE = 120;

export const diskFull: Experiment = {
  id: 'diskfull',
  does: 'Fills the disk under the service while eight people write and others read, for more than a minute, and makes room again.',
  goal: 'writes are 201 or 503, whoever reads is answered, health says read-only, with room it is written again within 10 s by the same process; 0 lost, 0 doubled',
  heldIn: 'test/starts/full-disk.test.ts',
  async run(ground, options) {
    const disk = openSmallDisk(ground);
    const at = { data: join(disk.folder, 'data'), where: join(disk.folder, 'data', 'chucai.db') };
    const people = await fillAndSignIn(at.data, at.where);
    const service = ground.start(at);
    const origin = await service.listening;
    const [ledger, readers] = [openLedger(people.classes), openReaders(origin, people)];
    const writing = ledger.write(origin);
    const rounds = options.rounds ?? (options.isShort ? ROUNDS.short : ROUNDS.full);
    const seconds = options.seconds ?? (options.isShort ? SECONDS.short : SECONDS.full);
    const [reads, health, back]: [Map<number, number>, Set<unknown>, number[]] = [new Map(), new Set(), []];
    for (let round = 0; round < rounds; round++) {
      await ledger.more(40, PATIENCE);
      readers.since();
      const { makeRoom } = disk.fill(service.child.pid ?? 0);
      await pause(seconds * 1000);
      health.add(await healthOf(origin));
      for (const [status, times] of readers.since()) reads.set(status, (reads.get(status) ?? 0) + times);
      makeRoom();
      const began = performance.now();
      back.push((await ledger.more(1, PATIENCE)) ? (performance.now() - began) / 1000 : Number.NaN);
    }
    await Promise.all([writing.stop(), readers.stop()]);
    const open = await ledger.settle(origin);
    const { code } = await stop(service);
    const found = await account(at.where, ledger.entries);
    const [refused, wrong] = [ledger.statuses.get(503) ?? 0, ledger.otherwise()];
    const told = { disk: disk.what, rounds, acknowledged: ledger.acknowledged(), 'refused with 503': refused };
    const isRead = reads.size === 1 && reads.has(200);
    const isSaid = health.size === 1 && health.has('read-only');
    return {
      figures: {
        ...told,
        'answered otherwise': wrong.length,
        'read meanwhile': saidIn(reads),
        health: [...health].join(', '),
        'back s most': Math.max(...back),
        ...found,
      },
      isHeld:
        isRead &&
        isSaid &&
        isSound(found) &&
        refused > 0 &&
        open + wrong.length === 0 &&
        code === 0 &&
        back.every((one) => one <= BACK_WITHIN),
    };
  },
};
