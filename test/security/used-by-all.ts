import { readdirSync, readFileSync } from 'node:fs';

const TICKS = 100;

/** The fields of /proc/PID/stat from the third on; undefined for a process that has ended. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Resident memory of a process and all that it started, in megabytes. */
export function megabytesOf(pid: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = pids.filter((name) => Number(name) === pid || Number(statOf(Number(name))?.[1]) === pid);
  return own.reduce((sum, name) => sum + residentOf(name), 0) / 1024;
}

function residentOf(pid: string): number {
  if (!statOf(Number(pid))) return 0;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}

/** Seconds of a core that a process has had itself, and those that it started and that have ended. */
export function busySecondsOf(pid: number): { readonly own: number; readonly others: number } {
  const fields = statOf(pid);
  if (!fields) throw new Error(`no process ${pid}`);
  const seconds = (...at: readonly number[]) => at.reduce((sum, n) => sum + Number(fields[n]), 0) / TICKS;
  return { own: seconds(11, 12), others: seconds(13, 14) };
}
