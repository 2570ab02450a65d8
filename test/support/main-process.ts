import { onTestFinished } from 'vitest';
import { spawnMain } from './spawn-main.ts';

/** The service itself, as it is in the archive. It is killed when the test is over, where it has not ended by then. */
export function startMain(program: string, env: Readonly<Record<string, string>>) {
  const main = spawnMain([program], env);
  onTestFinished(() => void main.child.kill('SIGKILL'));
  return main;
}
