// Puts a backup back into an empty data folder (DATA_DIR) or an empty PostgreSQL database (DATABASE_URL): npm run restore -- FOLDER

import '#supported-node';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isPostgres } from '../db/open-store.ts';
import { readConfig } from '../server/config.ts';
import { restoreBackup } from '../server/operator/backup/restore-backup.ts';
import { VERSION } from '../server/operator/backup/version.ts';
import { called } from '../server/operator/called.ts';
import { noteCommand } from '../server/operator/note-command.ts';
import { sayRestored } from './say-restored.ts';
import { inTongue, say, sayError, sayStep, tell, typed } from './terminal.ts';

const HELP = inTongue(
  `${called('restore', 'FOLDER [--identity FILE]')}

  把一份备份恢复到空的数据文件夹（DATA_DIR）或空的 PostgreSQL 数据库（DATABASE_URL）。
  先停服务，把旧的数据文件夹改名；密钥 secret-key 可以先放进新文件夹。
  --identity FILE  加密的备份：私钥文件在哪里
`,
  `${called('restore', 'FOLDER [--identity FILE]')}

  Puts a backup back into an empty DATA_DIR, or an empty database at DATABASE_URL. Stop the service and rename the old data
  folder first; only the secret key may lie in the new one already.
  --identity FILE  where the private key of an encrypted backup is
`,
);

try {
  const { positionals, values } = typed({ allowPositionals: true, options: { identity: { type: 'string' } } });
  const [folder] = positionals;
  if (folder === undefined) {
    say(HELP);
    process.exitCode = 1;
  } else await restore(resolve(folder), values.identity);
} catch (error) {
  sayError(error);
}

async function restore(folder: string, identityFile: string | undefined) {
  const { database, dataFolder } = readConfig();
  if (!isPostgres(database)) mkdirSync(dirname(resolve(database)), { recursive: true, mode: 0o700 });
  const wanted = { folder, identityFile, dataFolder: resolve(dataFolder), database, progress: sayStep };
  const restored = await restoreBackup(wanted);
  const isNoted = await noteCommand(wanted, { at: Date.now(), command: 'restore', object: folder });
  sayRestored(restored, VERSION);
  if (!isNoted)
    tell('没有密钥，这次恢复没有留痕', 'without its key no note of this restore could be written into the history');
  tell(`\n已恢复到 ${resolve(dataFolder)}`, `\nrestored to ${resolve(dataFolder)}`);
}
