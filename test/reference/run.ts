// npm run reference -- [FOLDER]: every case of a folder against the values it expects; the last line says how many values were met.
import { fileURLToPath } from 'node:url';
import { caseFolders, runCase } from './run-cases.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('./cases', import.meta.url));
let [passed, failed] = [0, 0];
for (const path of caseFolders(folder)) {
  const { name, compared, wrong } = runCase(path);
  const missed = Math.min(compared, wrong.length);
  passed += compared - missed;
  failed += wrong.length;
  process.stdout.write(
    `${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(24)} ${compared - missed} of ${compared}\n`,
  );
  for (const line of wrong.slice(0, 10)) process.stdout.write(`       ${line}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;
