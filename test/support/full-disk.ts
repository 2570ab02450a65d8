import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';

/**
 * A disk that takes nothing more, for this process alone: the system refuses to write to any file of it, as on a full disk or over a quota,
 * while pipes and sockets go on. Reading does too.
 */
export function fillDisk() {
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
  const makeRoom = () => void limit('unlimited');
  onTestFinished(makeRoom);
  limit('0');
  return { makeRoom };
}
