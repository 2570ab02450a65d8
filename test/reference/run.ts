// npm run reference -- [FOLDER] [--time]: every case of a folder against the values it expects; the last line says how many were met.
// --time: then the seconds that each mixed model takes, beside those of R's lme4 on the same files where R is there.
import '#supported-node';
import { parseArgs } from 'node:util';
import { timeCases } from '../bench/time-cases.ts';
import { caseFolders, runCase, SHIPPED } from './run-cases.ts';

const { values, positionals } = parseArgs({
  options: { time: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folder = positionals[0] ?? SHIPPED;
let [passed, failed] = [0, 0];
const met: string[] = [];
for (const path of caseFolders(folder)) {
  const { name, compared, wrong } = runCase(path);
  const missed = Math.min(compared, wrong.length);
  passed += compared - missed;
  failed += wrong.length;
  if (wrong.length === 0) met.push(path);
  process.stdout.write(
    `${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${compared - missed} of ${compared}\n`,
  );
  for (const line of wrong.slice(0, 10)) process.stdout.write(`       ${line}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;
if (values.time) timeCases(met, (line) => process.stdout.write(`${line}\n`));
