import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ChainKey } from '../db/history/links.ts';

export type ThreadName = 'writer-thread' | 'measuring/measuring-thread' | 'book/press-thread';

type ThreadData = { readonly database?: string; readonly chainKey?: ChainKey };

/** Compiled, a thread is a plain .js. In development and tests it is a .ts, which Node by itself reads only since 22.18. */
export function startThread(name: ThreadName, workerData: ThreadData = {}): Worker {
  const extension = extname(import.meta.url);
  const file = new URL(`./${name}${extension}`, import.meta.url);
  if (extension === '.js') return new Worker(file, { workerData });
  const start = `import('tsx/esm/api').then(({ register }) => (register(), import('${file.href}')))`;
  return new Worker(start, { eval: true, workerData });
}

/** A process of its own that is told nothing of this one's environment and says nothing but messages. */
export function startProcess(name: 'foreign/reader-process', flags: readonly string[]): ChildProcess {
  const extension = extname(import.meta.url);
  const file = new URL(`./${name}${extension}`, import.meta.url);
  const reads = extension === '.js' ? [] : ['--import', import.meta.resolve('tsx')];
  return fork(fileURLToPath(file), [], {
    execArgv: [...reads, '--disable-proto=delete', ...flags],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
}
