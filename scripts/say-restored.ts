import type { Restored } from '../server/operator/backup/restore-backup.ts';
import { OperatorError } from '../server/operator/people.ts';

export const say = (line: string) => process.stdout.write(`${line}\n`);

export const size = (bytes: number) =>
  bytes < 1e6
    ? `${(bytes / 1e3).toFixed(0)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`;

const KEY = {
  restored: '密钥已从备份放回 / the secret key came with it',
  'in place': '密钥是原来那把 / the secret key that lies there is the right one',
  missing:
    '没有密钥：启动前请把另存的 secret-key 放回数据文件夹，否则学籍号解不开、所有人要重新登录\nno secret key: put the copy you kept into the data folder before you start; without it student numbers stay sealed and everybody signs in anew',
  another:
    '那里的密钥不是这份数据的：学籍号会解不开，请换成另存的那把\nthe secret key that lies there is another one: student numbers stay sealed until the right one is there',
  'never was': '备份时还没有密钥，启动时会生成 / there was no secret key yet; the first start makes one',
} as const;

/** What came of a restore. Reports that differ though the program and the tables are the same are a failure. */
export function sayRestored({ manifest, reports, changedTables, isMigrated, key }: Restored, version: string) {
  const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
  say(`\n备份于 / saved at ${new Date(manifest.now).toISOString()}, ${manifest.engine}, version ${manifest.version}`);
  say(
    `${manifest.tables.length} tables, ${rows} rows compared, ${isMigrated ? 'before the migrations: ' : ''}0 different`,
  );
  if (isMigrated) say(`migrated to this program; its migrations changed: ${changedTables.join(', ') || 'no rows'}`);
  say(`${manifest.files.length} files compared, 0 different`);
  say(`${reports.compared} reports compared, ${reports.different.length} different`);
  say(KEY[key]);
  if (reports.different.length === 0) return;
  for (const name of reports.different.slice(0, 10)) say(`  ${name}`);
  if (isMigrated || version !== manifest.version) {
    say('程序比备份新，报告的算法或内容可能变了 / the program is another version and may put reports differently');
  } else process.exitCode = 1;
}

export function sayError(error: unknown) {
  const isTyped = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof OperatorError) && !isTyped) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
