// Saves everything while the service runs: npm run backup -- [--to FOLDER] [--keep N] [--all] [--with-key]
// Tries a backup out:                     npm run backup -- --verify FOLDER [--identity FILE]
// Makes a key to encrypt backups to:      npm run backup -- --new-identity FILE
import '#supported-node';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreUnavailable } from '../db/engine.ts';
import { isPostgres } from '../db/open-store.ts';
import { OperatorError } from '../db/operator-error.ts';
import { readConfig } from '../server/config.ts';
import { keepBackups } from '../server/operator/backup/kept-backups.ts';
import { type BackupWanted, type Made, makeBackup } from '../server/operator/backup/make-backup.ts';
import { verifyBackup } from '../server/operator/backup/restore-backup.ts';
import { refuseOtherThanRecipient, writeNewIdentity } from '../server/operator/backup/sealed-files.ts';
import { VERSION } from '../server/operator/backup/version.ts';
import { called } from '../server/operator/called.ts';
import type { Installation } from '../server/operator/installation.ts';
import { noteCommand } from '../server/operator/note-command.ts';
import { sayRestored, size } from './say-restored.ts';
import { inTongue, say, sayError, sayStep, tell, typed } from './terminal.ts';

const [SAVE, VERIFY, NEW] = [
  called('backup', '[--to FOLDER] [--keep N] [--all] [--with-key]'),
  called('backup', '--verify FOLDER [--identity FILE]'),
  called('backup', '--new-identity FILE'),
];
const HELP = inTongue(
  `${SAVE}
    备份；服务照常运行
${VERIFY}
    试恢复一份备份，全部比对，再删除；加密的备份要 --identity 私钥文件
${NEW}
    生成一对密钥：私钥存进 FILE（请放到别处），公钥打印出来，写进设置 BACKUP_RECIPIENT，备份从此加密

  --to FOLDER   备份放在哪里（默认 backups）
  --keep N      只留最近 N 份；最新的一份和最后一份完好的总会留下
  --all         记下每一份报告（默认每种抽 60 份）
  --with-key    连密钥一起备份：谁拿到备份，谁就能看到学籍号
`,
  `${SAVE}
    saves everything; the service goes on
${VERIFY}
    restores a backup into a folder of its own, compares, deletes it; an encrypted one needs its private key, with --identity
${NEW}
    makes two keys: the private one goes to FILE (keep it elsewhere), the public one is printed, for the setting BACKUP_RECIPIENT

  --to FOLDER   where it goes; a folder inside it gets the backup (backups)
  --keep N      leaves the newest N of this installation; the newest and the last sound one are always left
  --all         looks at every report (else at 60 of each kind)
  --with-key    saves the secret key too: whoever has the backup can then read student numbers
`,
);

const options = {
  to: { type: 'string', default: 'backups' },
  keep: { type: 'string' },
  all: { type: 'boolean', default: false },
  'with-key': { type: 'boolean', default: false },
  verify: { type: 'string' },
  identity: { type: 'string' },
  'new-identity': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

try {
  const { values } = typed({ options });
  if (values.help) say(HELP);
  else if (values['new-identity'] !== undefined) await makeIdentity(values['new-identity']);
  else if (values.verify !== undefined) await verify(values.verify, values.identity);
  else await backup({ to: resolve(values.to), withKey: values['with-key'], everyReport: values.all }, values.keep);
} catch (error) {
  sayError(error);
}

async function makeIdentity(file: string) {
  const recipient = await writeNewIdentity(file);
  tell(
    `私钥在 ${file}：请放到别的机器或 U 盘上，没有它加密的备份谁也打不开\nBACKUP_RECIPIENT=${recipient}`,
    `the private key is in ${file}: keep it on another machine or a stick; without it nobody opens an encrypted backup\nBACKUP_RECIPIENT=${recipient}`,
  );
}

async function verify(folder: string, identityFile: string | undefined) {
  const began = performance.now();
  const restored = await verifyBackup(resolve(folder), { identityFile, progress: sayStep });
  sayRestored(restored, VERSION, true);
  const took = seconds(began);
  tell(`试恢复用了 ${took} 秒，临时文件已删除`, `took ${took} s; nothing was kept`);
}

type Asked = Pick<BackupWanted, 'to' | 'withKey' | 'everyReport'>;

async function backup(asked: Asked, keeping: string | undefined) {
  const keep = keeping === undefined ? undefined : Number(keeping);
  if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1))
    throw new OperatorError('--keep 至少是 1', '--keep takes 1 or more');
  const began = performance.now();
  const { database, dataFolder, recipient } = readConfig();
  if (recipient !== undefined) refuseOtherThanRecipient(recipient);
  const now = Date.now();
  if (isPostgres(database) || statSync(database, { throwIfNoEntry: false })) await note({ database, dataFolder }, now);
  const { to } = asked;
  const wanted = { ...asked, recipient, database, dataFolder: resolve(dataFolder), now, version: VERSION };
  const made = await makeBackup({ ...wanted, progress: sayStep });
  sayMade(made, seconds(began));
  const isSameDisk = statSync(to).dev === statSync(dataFolder, { throwIfNoEntry: false })?.dev;
  if (recipient !== undefined) tell(`已加密给 ${recipient}`, `encrypted to ${recipient}`);
  if (isSameDisk)
    tell('备份和数据在同一块盘上，请再拷到另一台机器', 'it is on the disk of the data: copy it to another machine');
  if (keep === undefined) return;
  const deleted = keepBackups(to, keep, made.manifest.keyPrint);
  tell(`留下最近 ${keep} 份，删除了 ${deleted.length} 份`, `kept the newest ${keep}, deleted ${deleted.length}`);
}

/** That everything was taken is written down, in the copy too; but a full disk must not stand in the way of saving what is on it. */
async function note(installation: Installation, now: number) {
  try {
    if (await noteCommand(installation, { at: now, command: 'backup', object: 'everything' })) return;
    tell(
      '没有密钥，或还没有升级：这次备份没有留痕，备份照做',
      'there is no key, or an upgrade to come: the backup goes on without a note of it',
    );
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    tell(
      '数据库太忙或写不进去：这次备份没有留痕，备份照做',
      'the database is busy or full: the backup goes on without a note of it',
    );
  }
}

const JUMPS = {
  back: {
    zh: '上一份备份的时间比现在还晚：请核对这台机器的时钟',
    en: 'the backup before is of a later time than now: look at the clock of this machine',
  },
  ahead: {
    zh: '上一份备份是四十多天以前的：请核对时钟，或看看备份为什么停了',
    en: 'the backup before is more than forty days old: look at the clock, or why there were none',
  },
} as const;

function sayMade({ folder, manifest, damaged, missing, leftOut, jump }: Made, took: string) {
  const bytes = manifest.files.reduce((sum, one) => sum + one.bytes, 0);
  const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
  const photos = manifest.files.filter((one) => one.path.startsWith('photos/')).length;
  const reports = manifest.reports && Object.keys(manifest.reports).length;
  tell(`\n已备份  ${folder}`, `\nsaved  ${folder}`);
  tell(
    `  ${manifest.tables.length} 张表、${rows} 行 · ${photos} 张照片 · ${size(bytes)} · ${took} 秒`,
    `  ${manifest.tables.length} tables, ${rows} rows · ${photos} photos · ${size(bytes)} · ${took} s`,
  );
  if (reports === null)
    tell('  没有记下报告：表比本程序旧', '  no reports recorded: the tables are older than this program');
  else
    tell(
      `  记下了 ${reports} / ${manifest.reportsOf} 份报告，恢复后逐一比对`,
      `  ${reports} of ${manifest.reportsOf} reports recorded, to be compared after a restore`,
    );
  if (jump) process.stderr.write(`${inTongue(JUMPS[jump].zh, JUMPS[jump].en)}\n`);
  if (manifest.files.some((one) => one.path === 'secret-key'))
    tell(
      '密钥在备份里：谁拿到备份，谁就能看到学籍号，请妥善保管',
      'the secret key is in it: whoever has it can read student numbers; keep it locked away',
    );
  else
    tell(
      '密钥 secret-key 不在备份里，请另存一份、分开保管：没有它，学籍号解不开，所有人要重新登录',
      'the secret key is not in it; keep a copy apart: without it student numbers stay sealed and everybody signs in anew',
    );
  if (leftOut.length > 0) tell(`未备份：${leftOut.join('、')}`, `not saved: ${leftOut.join(', ')}`);
  for (const path of damaged) fault(inTongue(`照片已损坏：${path}`, `damaged before it was saved: ${path}`));
  for (const digest of missing)
    fault(inTongue(`照片文件不见了：${digest}`, `a record names a photo that is not there: ${digest}`));
}

function fault(line: string) {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function seconds(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
