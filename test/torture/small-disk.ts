import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fillDisk } from '../support/full-disk.ts';
import type { Ground } from './ground.ts';

const MEGABYTES = 160;
const MEGABYTE = Buffer.alloc(2 ** 20);

/**
 * A disk that can be filled and emptied. Where this user may mount one it is a file system of its own (tmpfs), which says ENOSPC as a full disk does
 * and still takes what is written over; else the limit that the system puts on one process's files, which refuses every write.
 */
export function openSmallDisk(ground: Ground) {
  const folder = join(ground.folder, 'disk');
  mkdirSync(folder);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'none', folder]).status === 0;
  if (!isMounted) return { folder, what: 'a limit of the process', fill: fillDisk };
  ground.keep(() => void spawnSync('umount', ['-l', folder]));
  const filler = join(folder, 'filler');
  return {
    folder,
    what: `tmpfs of ${MEGABYTES} MB`,
    fill(_pid: number) {
      fillUp(filler);
      return { makeRoom: () => rmSync(filler) };
    },
  };
}

/** Whole megabytes, and then what is left of the last one. */
function fillUp(file: string) {
  const filler = openSync(file, 'w');
  try {
    for (const size of [MEGABYTE.length, 4096]) while (isTaken(filler, size));
  } finally {
    closeSync(filler);
  }
}

function isTaken(filler: number, size: number): boolean {
  try {
    return writeSync(filler, MEGABYTE, 0, size) === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
