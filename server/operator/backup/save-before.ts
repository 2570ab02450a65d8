import { join } from 'node:path';
import { isPostgres, type Standing } from '../../../db/open-store.ts';
import { EXIT, OperatorError, saidOf } from '../../../db/operator-error.ts';
import { keepBackups } from './kept-backups.ts';
import { makeBackup } from './make-backup.ts';
import { BEFORE_UPGRADE } from './manifest.ts';
import { VERSION } from './version.ts';

/** Two upgrades back: whoever notices only after the next one can still return. */
const KEEP = 2;

type Wanted = {
  readonly database: string;
  readonly dataFolder: string;
  readonly standing: Standing;
  readonly log: (line: object) => void;
};

/**
 * Before tables that hold anything are migrated everything is saved, beside the data and on their disk: it is there to go back to the
 * version before, and not for a lost disk. Where it cannot be saved nothing is migrated. PostgreSQL is left to whoever keeps it: our copy
 * is made with this program's tables, and those are not there yet.
 */
export async function saveBefore({ database, dataFolder, standing, log }: Wanted) {
  if (standing.applied === 0 || standing.pending === 0) return;
  if (isPostgres(database)) {
    const say =
      'PostgreSQL 的表要升级：升级前的备份由您自己做（docs/deploy.md 第 6 节） · the tables are migrated now, without a backup of ours';
    return log({ level: 'info', say });
  }
  const to = join(dataFolder, BEFORE_UPGRADE);
  try {
    const wanted = { database, dataFolder, to, now: Date.now(), version: VERSION, withKey: false, linksPhotos: true };
    const { folder, manifest } = await makeBackup(wanted);
    keepBackups(to, KEEP, manifest.keyPrint);
    log({ level: 'info', say: '升级前已备份 · saved before the upgrade', backup: folder });
  } catch (error) {
    const { zh, en } = saidOf(error);
    throw new OperatorError(
      `升级前的备份没有做成，所以没有升级：${zh}`,
      `the backup before the upgrade could not be made, so nothing was migrated: ${en}`,
      EXIT.noBackup,
    );
  }
}
