import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A server in a process of its own, so that what the load costs is not counted as its. It says where it listens in a line of JSON. */
export async function startProcess(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [...argv], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<never>((_, failed) => {
    child.once('exit', (code) => failed(new Error(`${argv.join(' ')} ended with ${code}`)));
  });
  ended.catch(() => undefined); // stopped below, or told by the race
  /** The first line that says something of this name. */
  const heard = (name: string) =>
    new Promise<unknown>((found) => {
      lines.on('line', (line) => {
        const said = JSON.parse(line) as Record<string, unknown>;
        if (name in said) found(said[name]);
      });
    });
  const { port } = (await Promise.race([heard('listening'), ended])) as { port: number };
  const pid = child.pid ?? 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    cpu: () => cpuOf(pid),
    rss: () => rssOf(pid),
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    },
  };
}
export type Running = Awaited<ReturnType<typeof startProcess>>;

/** Milliseconds of CPU that a process has used so far, all its threads together (proc(5): utime and stime, in hundredths). */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Megabytes of memory it holds. */
function rssOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
