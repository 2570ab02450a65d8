import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../../db/operator-error.ts';
import { PART, readManifest } from './manifest.ts';

/**
 * Deletes the oldest backups of this installation until `keep` are left, and answers the folders deleted. What it cannot read as a
 * backup, and what another installation (another key) left there, it does not touch.
 */
export function keepBackups(to: string, keep: number, keyPrint: string | null): string[] {
  const ours = readdirSync(to)
    .map((name) => join(to, name))
    .flatMap((folder) => {
      const manifest = manifestIn(folder);
      return manifest && manifest.keyPrint === keyPrint ? { folder, now: manifest.now } : [];
    })
    .sort((a, b) => b.now - a.now);
  const old = ours.slice(keep).map((one) => one.folder);
  for (const folder of old) {
    // Half deleted, it must not look like a backup.
    renameSync(folder, folder + PART);
    rmSync(folder + PART, { recursive: true });
  }
  return old;
}

function manifestIn(folder: string) {
  if (!existsSync(join(folder, 'manifest.json'))) return undefined;
  try {
    return readManifest(folder);
  } catch (error) {
    if (error instanceof OperatorError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
