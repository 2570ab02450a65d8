// npm run move -- --from file:data/chucai.db --to postgres://user:password@host/name   (or the other way round)
// Stop the service first: what is written while it runs is not in the snapshot.
import '#supported-node';
import { parseArgs } from 'node:util';
import { CannotMove, move } from '../db/move/move.ts';
import { openStore } from '../db/open-store.ts';
import { everyReport } from '../server/operator/every-report.ts';

const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  await run();
} catch (error) {
  if (!(error instanceof CannotMove)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run() {
  const [from, to] = [placeOf('from', values.from), placeOf('to', values.to)];
  let table = '';
  const { tables } = await move(from, to, (said) => {
    process.stdout.write(`${said.table === table ? '\r' : '\n'}${said.table.padEnd(16)} ${said.rows}`);
    table = said.table;
  });
  say('\n\nrows and digests are equal:');
  for (const { name, rows, digest } of tables)
    say(`  ${name.padEnd(16)} ${String(rows).padStart(9)}  ${digest.slice(0, 16)}`);
  const now = Date.now();
  const [before, after] = [await reportsOf(from, now), await reportsOf(to, now)];
  const different = [...before].filter(([name, digest]) => after.get(name) !== digest);
  say(`${before.size} reports compared, ${different.length} different`);
  if (different.length > 0 || before.size !== after.size) process.exitCode = 1;
}

async function reportsOf(where: string, now: number) {
  const store = await openStore(where);
  try {
    return await everyReport(store, now);
  } finally {
    await store.close();
  }
}

function placeOf(name: string, value: string | undefined): string {
  if (value === undefined || !/^(file:.+|postgres(ql)?:\/\/.+)$/.test(value)) {
    throw new CannotMove(`--${name} takes file:PATH or postgres://USER:PASSWORD@HOST/NAME`);
  }
  return value.replace(/^file:/, '');
}
