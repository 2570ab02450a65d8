import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../../db/operator-error.ts';
import { type Manifest, PART, readManifest } from './manifest.ts';

export type Kept = { readonly folder: string; readonly manifest: Manifest };

/**
 * The backups in a folder, the newest first: by their numbers, because a clock that was wrong for a night would else make the newest the
 * oldest, or keep its place at the top for ever. Those of older programs have no number, and come after, by their clock.
 */
export function backupsIn(to: string): Kept[] {
  if (!existsSync(to)) return [];
  return readdirSync(to)
    .map((name) => join(to, name))
    .flatMap((folder) => {
      const manifest = manifestIn(folder);
      return manifest ? { folder, manifest } : [];
    })
    .sort((a, b) => b.manifest.sequence - a.manifest.sequence || b.manifest.now - a.manifest.now);
}

/**
 * Deletes the oldest backups of this installation until `keep` are left, and answers the folders deleted: never the newest, and never the
 * last one that had nothing to complain of. What it cannot read as a backup, and what another installation (another key) left there, it
 * does not touch.
 */
export function keepBackups(to: string, keep: number, keyPrint: string | null): string[] {
  const ours = backupsIn(to).filter(({ manifest }) => manifest.keyPrint === keyPrint);
  const lastWhole = ours.find(({ manifest }) => manifest.faults === 0);
  const old = ours.slice(Math.max(1, keep)).filter((one) => one !== lastWhole);
  for (const { folder } of old) {
    // Half deleted, it must not look like a backup.
    renameSync(folder, folder + PART);
    rmSync(folder + PART, { recursive: true });
  }
  return old.map(({ folder }) => folder);
}

const DAY = 24 * 3_600_000;
/** Nights are skipped, in the holidays a whole month; longer than that nobody has looked, or the clock is wrong. */
const LONGEST_PAUSE = 40 * DAY;

/** What the clock says against the backup before, where it cannot be right or nobody looked; undefined where all is well. */
export function clockJump(before: Manifest | undefined, now: number): 'back' | 'ahead' | undefined {
  if (!before) return undefined;
  if (now < before.now) return 'back';
  return now - before.now > LONGEST_PAUSE ? 'ahead' : undefined;
}

function manifestIn(folder: string): Manifest | undefined {
  if (!existsSync(join(folder, 'manifest.json'))) return undefined;
  try {
    return readManifest(folder);
  } catch (error) {
    if (error instanceof OperatorError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
