// npm run reference -- [FOLDER] [--time]: every case of a folder against the values it expects; the last line says how many were met.
// --time: the seconds of each case, and those that each mixed model takes beside R's lme4 on the same files where R is there.
import '#supported-node';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { timeCases, timed } from '../bench/time-cases.ts';
import { foldersIn, runCase, SHIPPED } from './run-cases.ts';

const { values, positionals } = parseArgs({
  options: { time: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = positionals[0] ?? SHIPPED;
if (existsSync(folder)) runAll();
else {
  process.stderr.write(`there is no folder ${folder}\n`);
  process.exitCode = 2;
}

function runAll() {
  let [passed, failed] = [0, 0];
  const met: string[] = [];
  const { cases, others } = foldersIn(folder);
  for (const path of cases) {
    const { found, seconds } = timed(() => runCase(path));
    const { name, compared, wrong } = found;
    const missed = Math.min(compared, wrong.length);
    passed += compared - missed;
    failed += wrong.length;
    if (wrong.length === 0) met.push(path);
    const count = `${compared - missed} of ${compared}`;
    const result = values.time ? `${count.padEnd(18)} ${seconds.toFixed(3)} s` : count;
    say(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${result}`);
    for (const line of wrong.slice(0, 10)) say(`       ${line}`);
  }
  for (const name of others) say(`skip ${name}: no expected.json`);
  if (values.time) timeCases(met, say);
  say(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
