// npm run move -- --from file:data/chucai.db --to postgres://user:password@host/name   (or the other way round)
// Stop the service first: what is written while it runs is not in the snapshot.
import '#supported-node';
import { move } from '../db/move/move.ts';
import { openStore } from '../db/open-store.ts';
import { OperatorError } from '../db/operator-error.ts';
import { everyReport } from '../server/operator/every-report.ts';
import { say, sayError, tell, typed } from './terminal.ts';

try {
  await run();
} catch (error) {
  sayError(error);
}

async function run() {
  const { values } = typed({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  const [from, to] = [placeOf('from', values.from), placeOf('to', values.to)];
  let table = '';
  const { tables } = await move(from, to, (said) => {
    process.stdout.write(`${said.table === table ? '\r' : '\n'}${said.table.padEnd(16)} ${said.rows}`);
    table = said.table;
  });
  tell('\n\n行数和指纹都相同：', '\n\nrows and digests are equal:');
  for (const { name, rows, digest } of tables)
    say(`  ${name.padEnd(16)} ${String(rows).padStart(9)}  ${digest.slice(0, 16)}`);
  const now = Date.now();
  const [before, after] = [await reportsOf(from, now), await reportsOf(to, now)];
  const different = [...before].filter(([name, digest]) => after.get(name) !== digest);
  tell(
    `比对了 ${before.size} 份报告，${different.length} 份不同`,
    `${before.size} reports compared, ${different.length} different`,
  );
  if (different.length > 0 || before.size !== after.size) process.exitCode = 1;
}

async function reportsOf(where: string, now: number) {
  const store = await openStore(where);
  try {
    return (await everyReport(store, now)).digests;
  } finally {
    await store.close();
  }
}

function placeOf(name: string, value: string | undefined): string {
  if (value === undefined || !/^(file:.+|postgres(ql)?:\/\/.+)$/.test(value)) {
    throw new OperatorError(
      `--${name} 要写成 file:路径 或 postgres://账号:密码@主机/库名`,
      `--${name} takes file:PATH or postgres://USER:PASSWORD@HOST/NAME`,
    );
  }
  return value.replace(/^file:/, '');
}
