import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';

/**
 * A disk that takes nothing more, for one process alone, this one if no other is said: the system refuses to write to any file of it, as on a full disk or over a quota,
 * while pipes and sockets go on. Reading does too.
 */
export function fillDisk(pid = process.pid) {
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  const makeRoom = () => void limit('unlimited');
  if (pid === process.pid) onTestFinished(makeRoom);
  limit('0');
  return { makeRoom };
}
