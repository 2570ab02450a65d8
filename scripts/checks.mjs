// npm run checks: what has to hold before any test runs, in two rows side by side, because most of it keeps one core busy. What a
// check says is shown whole where it fails.
import { spawn } from 'node:child_process';

const ROWS = [['lint'], ['build', 'size', 'dead', 'migrations -- --check', 'api', 'rubrics:check']];

function run(check) {
  const said = [];
  const child = spawn(`npm run -s ${check}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  return new Promise((done) => {
    child.once('close', (code) => {
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${check}\n${code === 0 ? '' : Buffer.concat(said)}`);
      done(code === 0);
    });
  });
}

/** After a check that failed the rest of its row is not worth waiting for. */
async function inRow(checks) {
  for (const check of checks) if (!(await run(check))) return false;
  return true;
}

const held = await Promise.all(ROWS.map(inRow));
if (held.includes(false)) process.exit(1);
