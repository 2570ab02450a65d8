import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { busy } from '../refusal.ts';
import { startProcess } from '../start-thread.ts';
import type { Answer, Question } from './reader-process.ts';
import { type Allowance, RULES } from './rules.ts';
import type { ResultOf, TaskName } from './tasks.ts';

/** Milliseconds between one look at what the process has used and the next. */
const LOOK = 100;

type Parts = { readonly log: (line: object) => void; readonly stop: AbortSignal; readonly allowance?: Allowance };

/** Reads one file in a process of its own. A file that takes more than it may is refused, and its process is gone. */
export async function readApart<N extends TaskName>(
  { task, sent }: Question<N>,
  { log, stop, allowance = RULES[task].allowance }: Parts,
): Promise<ResultOf<N>> {
  const { faultOf, outgrown } = RULES[task];
  const child = startProcess('foreign/reader-process', [`--max-old-space-size=${allowance.heap}`]);
  const answer = await answerOf(child, { task, sent }, { allowance, stop });
  if (stop.aborted) throw busy();
  if (typeof answer === 'string') {
    log({ level: 'warn', foreign: task, why: answer });
    return outgrown();
  }
  if ('fault' in answer) throw faultOf(answer.fault);
  if ('broken' in answer) throw new Error(`reading in a process of its own: ${answer.broken}`);
  return answer.found as ResultOf<N>;
}

type Watch = { readonly allowance: Allowance; readonly stop: AbortSignal };

/** What the process says, or why it ended without a word. */
function answerOf(child: ChildProcess, question: Question, { allowance, stop }: Watch): Promise<Answer | string> {
  return new Promise((told, failed) => {
    let why = 'ended by itself';
    const end = (because: string) => {
      why = because;
      child.kill('SIGKILL');
    };
    const began = performance.now();
    const look = setInterval(() => {
      const excess = excessOf(child, performance.now() - began, allowance);
      if (excess) end(excess);
    }, LOOK);
    const stopped = () => end('the service ends');
    stop.addEventListener('abort', stopped);
    const over = () => {
      clearInterval(look);
      stop.removeEventListener('abort', stopped);
    };
    child.once('message', (answer: Answer) => told(answer));
    // Where none could be started, as on a machine that is full of processes, nothing is wrong with the file, and no «close» comes.
    child.on('error', (cause) => {
      over();
      failed(Object.assign(busy(), { cause }));
    });
    child.once('close', (_code, signal) => {
      over();
      told(signal ? `${why} (${signal})` : why);
    });
    // Of one that has ended already «close» says so.
    child.send(question, () => undefined);
    if (stop.aborted) stopped();
  });
}

const MEGABYTE = 1024 * 1024;

function excessOf({ pid }: ChildProcess, waited: number, allowance: Allowance): string | undefined {
  if (waited > allowance.seconds * 1000) return `longer than ${allowance.seconds} s`;
  const used = pid === undefined ? undefined : usedBy(pid);
  if (!used) return undefined;
  if (used.busySeconds > allowance.busySeconds) return `busy for more than ${allowance.busySeconds} s`;
  return used.bytes > allowance.megabytes * MEGABYTE ? `more than ${allowance.megabytes} MB` : undefined;
}

/** Linux counts a core's time in hundredths of a second for whoever asks. */
const TICKS = 100;

/** What a process has had of the cores, and has of the memory; only Linux says so, elsewhere its heap and the clock bound it. */
function usedBy(pid: number): { readonly busySeconds: number; readonly bytes: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const busySeconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
    return { busySeconds, bytes: Number(resident ?? 0) * 1024 };
  } catch (error) {
    // It has ended meanwhile, which «close» says.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ESRCH')
      return undefined;
    throw error;
  }
}
