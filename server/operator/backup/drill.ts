import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Checked, verifyHistory } from '../../../db/history/verify.ts';
import { keepVerified } from '../../../db/installation.ts';
import { isPostgres, openStore } from '../../../db/open-store.ts';
import { OperatorError } from '../../../db/operator-error.ts';
import { newId } from '../../new-id.ts';
import { chainKeyFrom, KEY, readKey } from '../../secrets/key-file.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { insertAudit } from '../people.ts';
import { backupsIn, type Kept } from './kept-backups.ts';
import { keyOf } from './make-backup.ts';
import { type Restored, verifyBackup } from './restore-backup.ts';

type Wanted = Installation & {
  /** The folder of the backups. */
  readonly from: string;
  readonly now: number;
  readonly identityFile?: string | undefined;
  readonly progress?: (step: string) => void;
};
export type Drilled = {
  readonly backup: Kept;
  readonly restored: Restored;
  readonly isNoted: boolean;
  /** What the history of the copy came to; nothing where no key lies here, since nobody can look without it. */
  readonly history: Checked | undefined;
};

/**
 * Restores the newest backup into a folder that is there for that alone, compares everything, and notes in the database that it was done.
 * Where anything differed, or its history is not what was written, nothing is noted; nor where there is no database: a drill may be made on another machine.
 */
export async function drill({ database, dataFolder, from, now, ...trial }: Wanted): Promise<Drilled> {
  const print = keyOf(dataFolder);
  const [backup] = backupsIn(from).filter(({ manifest }) => print === undefined || manifest.keyPrint === print);
  if (!backup)
    throw new OperatorError(`${from} 里没有这套出彩的备份`, `there is no backup of this installation in ${from}`);
  let history: Checked | undefined;
  const own = readKey(join(dataFolder, KEY));
  const look = async (copy: string) => {
    if (!own) return;
    const restoredStore = await openStore(copy);
    try {
      // Without what was exported: of that every backup is an older state.
      history = await restoredStore.read((q) => verifyHistory(q, chainKeyFrom(own), []));
    } finally {
      await restoredStore.close();
    }
  };
  const restored = await verifyBackup(backup.folder, { ...trial, look });
  const isHere = isPostgres(database) || existsSync(database);
  if (restored.reports.different.length > 0 || history?.fault || !isHere)
    return { backup, restored, isNoted: false, history };
  const key = await openInstallation({ database, dataFolder });
  const store = await openStore(database, { chainKey: chainKeyFrom(key) });
  try {
    const name = basename(backup.folder);
    await store.write(async (tx) => {
      await keepVerified(tx, { at: now, backup: name, reports: restored.reports.compared });
      await insertAudit(tx, { id: newId(), at: now, command: 'restore:drill', object: name });
    });
  } finally {
    await store.close();
  }
  return { backup, restored, isNoted: true, history };
}
