import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile } from '../../db/engine-sqlite.ts';
import { openStore } from '../../db/open-store.ts';
import { chanceOf } from '../../db/seed/chance.ts';
import { fillAndSignIn } from '../bench/served.ts';
import { countDifferences } from './account.ts';
import { FILES, openDisk, readSteps } from './crash-log.ts';
import { compileDisk } from './disk.ts';
import type { Experiment } from './experiment.ts';
import { type Ground, kill } from './ground.ts';
import { MARKS, openLedger } from './ledger.ts';

const POINTS = { full: 600, short: 24 };
const WRITES = { full: 1200, short: 60 };
/** At every so manieth point scores and sums are made anew as well; and so many points are looked at as if nobody had ever synced. */
const [REBUILD_EVERY, CONTROLS] = [20, 12];
const PATIENCE = 300;
const MARKS_OF_EACH = `select title, coalesce(marks, 0) from activities left join
  (select activity_id, count(*) as marks from marks group by activity_id) on activity_id = id`;

type Acknowledged = { readonly title: string; readonly at: number };
type Run = { readonly folder: string; readonly seed: string; readonly acknowledged: readonly Acknowledged[] };
type Verdict = { lost: number; halved: number; corrupt: number; unopenable: number; differences: number };

export const powerLoss: Experiment = {
  id: 'powerloss',
  does: 'Takes down every write and sync of the database while eight people write, and looks at what may be on the disk if the power had gone at 600 moments.',
  goal: '600 points: the file opens and is sound, every acknowledged write is there whole, scores equal those made anew; without the syncs it does lose, so a loss would be seen',
  async run(ground, options) {
    const isShort = options.isShort;
    const points = options.points ?? (isShort ? POINTS.short : POINTS.full);
    const { where, log, base, acknowledged } = await record(ground, isShort ? WRITES.short : WRITES.full);
    const steps = readSteps(log);
    rmSync(where, { force: true });
    const run = { folder: ground.folder, seed: options.seed, acknowledged };
    const found = await crashAt(run, { base, steps }, { points, isSyncing: true });
    const control = await crashAt(run, { base, steps }, { points: CONTROLS, isSyncing: false });
    const syncs = steps.filter(({ what }) => what === 'S').length;
    const { lost, halved, corrupt, unopenable, differences } = found;
    const spoilt = Math.max(control.lost, control.corrupt, control.unopenable);
    return {
      figures: {
        points,
        acknowledged: acknowledged.length,
        steps: steps.length,
        syncs,
        ...found,
        'without the syncs, at least spoilt': `${spoilt} of ${CONTROLS}`,
      },
      isHeld: lost + halved + corrupt + unopenable + differences === 0 && acknowledged.length > 0 && spoilt > 0,
    };
  },
};

/** Runs the service over the recording disk; when each write was acknowledged is told by how long the log was then. */
async function record(ground: Ground, writes: number) {
  const library = compileDisk(ground.folder);
  const [where, log] = [join(ground.folder, 'chucai.db'), join(ground.folder, 'disk.log')];
  const at = { data: join(ground.folder, 'data'), where };
  const { classes } = await fillAndSignIn(at.data, where);
  const base = readFileSync(where);
  const service = ground.start(at, { LD_PRELOAD: library, DISK_OF: where, DISK_LOG: log });
  const acknowledged: Acknowledged[] = [];
  const ledger = openLedger(classes, ({ title }) => acknowledged.push({ title, at: statSync(log).size }));
  const writing = ledger.write(await service.listening);
  await ledger.more(writes, PATIENCE);
  await kill(service);
  await writing.stop();
  return { where, log, base, acknowledged };
}

type Recorded = { readonly base: Buffer; readonly steps: ReturnType<typeof readSteps> };

/** Half of the points are just after an acknowledgement, where most is at stake; the others are anywhere. */
function momentsOf({ seed, acknowledged }: Run, end: number, points: number): number[] {
  const chance = chanceOf(`${seed} moments`);
  const moments = Array.from({ length: points }, (_, n) =>
    n % 2 === 0 ? chance.pick(acknowledged).at : chance.below(end),
  );
  return moments.sort((a, b) => a - b);
}

async function crashAt(run: Run, { base, steps }: Recorded, wanted: { points: number; isSyncing: boolean }) {
  const found: Verdict = { lost: 0, halved: 0, corrupt: 0, unopenable: 0, differences: 0 };
  const disk = openDisk(base, wanted.isSyncing);
  let next = 0;
  for (const [n, moment] of momentsOf(run, steps.at(-1)?.end ?? 0, wanted.points).entries()) {
    for (let step = steps[next]; step && step.end <= moment; step = steps[next]) {
      disk.step(step);
      next += 1;
    }
    const folder = join(run.folder, 'crashed');
    mkdirSync(folder);
    for (const [file, content] of disk.crash(chanceOf(`${run.seed} ${n}`)).entries())
      if (content) writeFileSync(join(folder, `chucai.db${FILES[file]}`), content);
    const due = run.acknowledged.filter(({ at }) => at <= moment).map(({ title }) => title);
    await look(join(folder, 'chucai.db'), due, { found, isRebuilt: wanted.isSyncing && n % REBUILD_EVERY === 0 });
    rmSync(folder, { recursive: true });
  }
  return found;
}

/** Opens what was found as the service does, and counts what is wrong with it: points, not rows. */
async function look(
  file: string,
  due: readonly string[],
  { found, isRebuilt }: { found: Verdict; isRebuilt: boolean },
) {
  let marksOf: Map<unknown, unknown>;
  try {
    const db = openFile(file);
    try {
      if (db.pragma('integrity_check', { simple: true }) !== 'ok') found.corrupt += 1;
      const rows = db.prepare(MARKS_OF_EACH).raw().all() as [unknown, unknown][];
      marksOf = new Map(rows);
    } finally {
      db.close();
    }
  } catch {
    // Whatever keeps it from being opened or read is what is counted here.
    found.unopenable += 1;
    return;
  }
  if (due.some((title) => !marksOf.has(title))) found.lost += 1;
  if ([...marksOf.values()].some((marks) => marks !== MARKS)) found.halved += 1;
  if (!isRebuilt) return;
  const store = await openStore(file);
  found.differences += await countDifferences(store);
  await store.close();
}
