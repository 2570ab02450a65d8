import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';

export type Ended = { readonly code: number | null; readonly said: string; readonly faults: string };

/** The service itself, as it is in the archive, in a process of its own. It is killed when the test is over, where it has not ended by then. */
export function startMain(program: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [program], {
    env: { PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said, faults]: [string[], string[]] = [[], []];
  child.stderr.on('data', (part) => faults.push(String(part)));
  const ended = new Promise<Ended>((done) => {
    child.once('close', (code) => done({ code, said: said.join(''), faults: faults.join('') }));
  });
  /** The address it says that it listens at. */
  const listening = new Promise<string>((found, failed) => {
    child.stdout.on('data', (part) => {
      said.push(String(part));
      const port = /"port":(\d+)/.exec(said.join(''))?.[1];
      if (port) found(`http://127.0.0.1:${port}`);
    });
    void ended.then(({ faults: why }) => failed(new Error(`it ended: ${why}`)));
  });
  listening.catch(() => undefined); // whoever expects it to end does not wait for it
  return { child, listening, ended };
}
