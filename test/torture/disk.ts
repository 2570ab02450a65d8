import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { CannotRunHere } from './experiment.ts';

const SOURCE = join(import.meta.dirname, 'disk.c');
const COMPILERS = ['cc', 'gcc', 'clang'];

/** What can be put between a program and its disk (disk.c says how), where this machine has Linux and a C compiler. */
export function compileDisk(folder: string): string {
  const library = join(folder, 'disk.so');
  const why =
    process.platform === 'linux'
      ? undefined
      : `only Linux lets it be loaded before everything else, not ${process.platform}`;
  if (why) throw new CannotRunHere(why);
  for (const compiler of COMPILERS) {
    const { error, status, stderr } = spawnSync(compiler, [
      '-shared',
      '-fPIC',
      '-O1',
      '-o',
      library,
      SOURCE,
      '-lpthread',
    ]);
    if (error) continue;
    if (status === 0) return library;
    throw new Error(`${compiler}: ${String(stderr)}`);
  }
  throw new CannotRunHere(`there is no C compiler (${COMPILERS.join(', ')})`);
}

export const hasCompiler = () =>
  process.platform === 'linux' && COMPILERS.some((name) => spawnSync(name, ['--version']).status === 0);

/** What the disk under one database refuses, changed while it runs: so many of a hundred writes and syncs, and of a hundred reads. */
export function openFaults(folder: string) {
  const file = join(folder, 'faults');
  writeFileSync(file, Buffer.alloc(4096));
  const handle = openSync(file, 'r+');
  const set = (writes: number, reads: number) =>
    void writeSync(handle, Buffer.from([writes, reads, constants.errno.EIO]), 0, 3, 0);
  return { file, set, close: () => closeSync(handle) };
}
