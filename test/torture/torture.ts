// npm run torture [-- ID…] [--short] [--rounds 100] [--points 600] [--minutes 30] [--seconds …] [--seed WORDS]: what happens to the service, compiled and in
// a process of its own, when it is killed, when the power goes, disks fill or fail, the database is gone, too many come, and time passes.
// One line for each experiment as it ends, with its figures and whether it held; `missed` makes it end with code 1.
import '#supported-node';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../db/package-root.ts';
import { CannotRunHere, type Experiment, type Options, told } from './experiment.ts';
import { experiments } from './experiments.ts';
import { openGround } from './ground.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    points: { type: 'string' },
    minutes: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: `torture ${Date.now()}` },
  },
});
/** Whoever is signed in for it is so for an hour. */
const MOST_MINUTES = 50;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const say = (line: string) => void process.stdout.write(`${line}\n`);

const unknown = positionals.filter((id) => !experiments.some((one) => one.id === id));
const sizes = Object.fromEntries(
  (['rounds', 'points', 'minutes', 'seconds'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [[name, Number(values[name])]],
  ),
);
const wrong = Object.keys(sizes).filter((name) => !(Number(sizes[name]) > 0));
if (Number(sizes['minutes']) > MOST_MINUTES) wrong.push('minutes');
if (values.help) help();
else if (unknown.length > 0 || wrong.length > 0) {
  if (unknown.length > 0) say(`no experiment is called ${unknown.join(', ')}`);
  if (wrong.length > 0) say(`${wrong.join(', ')}: a number above 0, and minutes at most ${MOST_MINUTES}`);
  help();
  process.exitCode = 2;
} else await runAll(experiments.filter(({ id }) => positionals.length === 0 || positionals.includes(id)));

function help() {
  say('npm run torture [-- ID…] [--short] [--rounds N] [--points N] [--minutes N] [--seconds N] [--seed WORDS]\n');
  for (const { id, does, goal } of experiments) say(`${id.padEnd(12)} ${does}\n${' '.repeat(13)}Held when: ${goal}.`);
}

async function runAll(wanted: readonly Experiment[]) {
  const program = ['--disable-proto=delete', join(packageRoot, 'dist/server/main.js')];
  const options: Options = { isShort: values.short, seed: values.seed, program, ...sizes };
  say(`seed: ${values.seed}`);
  for (const experiment of wanted) if (!(await runOne(experiment, options))) process.exitCode = 1;
  process.exit();
}

/** Whether it held. */
async function runOne({ id, run }: Experiment, options: Options): Promise<boolean> {
  const began = performance.now();
  const ground = openGround(options.program);
  const ended = (what: string, isHeld: boolean) => {
    const took = ((performance.now() - began) / 1000).toFixed(0);
    say(`${id.padEnd(12)} ${what} · took s ${took}  ${isHeld ? 'held' : 'missed'}`);
    return isHeld;
  };
  // Whoever loses patience, or the machine that stops, finds nothing of it running afterwards. The library that starts PostgreSQL
  // listens too, and would end this process before what else was started is ended.
  const leave = () => void ground.clear().then(() => process.exit(130));
  for (const signal of SIGNALS) process.removeAllListeners(signal).once(signal, leave);
  try {
    const { figures, isHeld } = await run(ground, options);
    return ended(told(figures), isHeld);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return ended(error instanceof CannotRunHere ? `cannot run here: ${error.message}` : why, false);
  } finally {
    await ground.clear();
  }
}
