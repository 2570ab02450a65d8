import { ForeignFault } from './foreign-fault.ts';
import { readHere, type SentTo, type TaskName } from './tasks.ts';

export type Question<N extends TaskName = TaskName> = { readonly task: N; readonly sent: SentTo<N> };
export type Answer = { readonly found: unknown } | { readonly fault: string } | { readonly broken: string };

/** Reads the one file that it is started for, holds no key and no database, and ends. */
process.once('message', (question: Question) => {
  void answerTo(question).then((answer) => process.send?.(answer, () => process.disconnect()));
});

async function answerTo({ task, sent }: Question): Promise<Answer> {
  try {
    return { found: await readHere(task, ...sent) };
  } catch (problem) {
    if (problem instanceof ForeignFault) return { fault: problem.code };
    return { broken: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) };
  }
}
