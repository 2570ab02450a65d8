import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { isPostgres } from '../../db/open-store.ts';

/** A server in a process of its own, so that what the load costs is not counted as its. It says where it listens in a line of JSON. */
export async function startProcess(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [...argv], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const lines = createInterface({ input: child.stdout as Readable }); // piped, as said above
  const ended = new Promise<never>((_, failed) => {
    child.once('exit', (code) => failed(new Error(`${argv.join(' ')} ended with ${code}`)));
  });
  ended.catch(() => undefined); // stopped below, or told by the race
  /** The first line that says something of this name. */
  const heard = (name: string) =>
    new Promise<unknown>((found) => {
      // Reading on would cost this process, which makes the load, as much as answering costs the other.
      const look = (line: string) => {
        const said = JSON.parse(line) as Record<string, unknown>;
        if (!(name in said)) return;
        lines.off('line', look);
        found(said[name]);
      };
      lines.on('line', look);
    });
  const { port } = (await Promise.race([heard('listening'), ended])) as { port: number };
  const pid = child.pid ?? 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    cpu: () => cpuOf(pid),
    rss: () => rssOf(pid),
    /** How late its event loop came since it was last asked; only where it was started with loop-delay.mjs. */
    async loopDelay() {
      const told = new Promise<unknown>((found) => child.once('message', found));
      child.send('how late?');
      return (await told) as { readonly p99: number; readonly longest: number };
    },
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    },
  };
}
export type Running = Awaited<ReturnType<typeof startProcess>>;

/** The service, compiled, over what fillAndSignIn has made. */
export async function startService(data: string, where: string, flags: readonly string[] = []): Promise<Running> {
  return await startProcess([...flags, '--disable-proto=delete', 'dist/server/main.js'], {
    ...{ PORT: '0', DATA_DIR: data, DATABASE_URL: isPostgres(where) ? where : `file:${where}` },
  });
}

/** Milliseconds of CPU that a process has used so far, all its threads together (proc(5): utime and stime, in hundredths). */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Megabytes of memory it holds. */
export function rssOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
