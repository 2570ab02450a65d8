import { spawn } from 'node:child_process';

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  readonly faults: string;
};
export type Main = ReturnType<typeof spawnMain>;

/** The service itself in a process of its own: `argv` are the words after node. Whoever starts it ends it. */
export function spawnMain(argv: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [...argv], {
    env: { PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, faults]: [string[], string[]] = [[], []];
  child.stderr.on('data', (part) => faults.push(String(part)));
  const ended = new Promise<Ended>((done) => {
    child.once('close', (code, signal) => done({ code, signal, said: said.join(''), faults: faults.join('') }));
  });
  /** The address it says that it listens at. */
  const listening = new Promise<string>((found, failed) => {
    let isFound = false;
    child.stdout.on('data', (part) => {
      said.push(String(part));
      // It says so once, among its first lines; what it says of a thousand requests is not looked through each time.
      if (isFound) return;
      const port = /"port":(\d+)/.exec(said.join(''))?.[1];
      if (!port) return;
      isFound = true;
      found(`http://127.0.0.1:${port}`);
    });
    void ended.then(({ faults: why }) => failed(new Error(`it ended: ${why}`)));
  });
  listening.catch(() => undefined); // whoever expects it to end does not wait for it
  return { child, listening, ended };
}
