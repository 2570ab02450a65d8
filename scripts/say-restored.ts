import type { Restored } from '../server/operator/backup/restore-backup.ts';
import { called } from '../server/operator/called.ts';
import { say, tell } from './terminal.ts';

export const size = (bytes: number) =>
  bytes < 1e6
    ? `${(bytes / 1e3).toFixed(0)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`;

const KEY = {
  restored: ['密钥已从备份放回', 'the secret key came with it'],
  'in place': ['密钥是原来那把', 'the secret key that lies there is the right one'],
  missing: [
    '没有密钥：启动前请把另存的 secret-key 放回数据文件夹，没有它不能启动',
    'no secret key: put the copy you kept into the data folder; nothing starts without it',
  ],
  another: [
    '那里的密钥不是这份数据的：请换成另存的那把，否则不能启动',
    'the secret key that lies there is another one: nothing starts until the right one is there',
  ],
  'never was': [
    `备份时没有密钥：启动前请放好密钥，或运行 ${called('admin', 'accept-key')} 生成一把`,
    `there was no secret key: put one there before you start, or let ${called('admin', 'accept-key')} make one`,
  ],
} as const;

/** What came of a restore, or of a trial of one, which nobody starts. Reports that differ though the program and the tables are the same are a failure. */
export function sayRestored(restored: Restored, version: string, isTrial = false) {
  const { manifest, reports, changedTables, isMigrated, key } = restored;
  const { tables, files, engine, now } = manifest;
  const [rows, saved] = [tables.reduce((sum, one) => sum + one.rows, 0), new Date(now).toISOString()];
  tell(
    `\n备份于 ${saved}，${engine}，版本 ${manifest.version}`,
    `\nsaved at ${saved}, ${engine}, version ${manifest.version}`,
  );
  tell(
    `比对了 ${tables.length} 张表、${rows} 行${isMigrated ? '（升级之前）' : ''}，0 处不同`,
    `${tables.length} tables, ${rows} rows compared, ${isMigrated ? 'before the migrations: ' : ''}0 different`,
  );
  if (isMigrated)
    tell(
      `已升级到本程序；升级改动了：${changedTables.join('、') || '没有'}`,
      `migrated to this program; its migrations changed: ${changedTables.join(', ') || 'no rows'}`,
    );
  tell(`比对了 ${files.length} 个文件，0 处不同`, `${files.length} files compared, 0 different`);
  const { compared, different } = reports;
  tell(
    `比对了 ${compared} 份报告，${different.length} 份不同`,
    `${compared} reports compared, ${different.length} different`,
  );
  const [zh, en] = KEY[key];
  if (!isTrial) tell(zh, en);
  if (different.length === 0) return;
  for (const name of different.slice(0, 10)) say(`  ${name}`);
  if (isMigrated || version !== manifest.version)
    tell('程序比备份新，报告的算法或内容可能变了', 'the program is another version and may put reports differently');
  else process.exitCode = 1;
}
