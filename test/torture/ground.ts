import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTime } from '../../db/in-time.ts';
import { type Main, spawnMain } from '../support/spawn-main.ts';

type Ending = () => unknown;
/** Milliseconds: what has ended by itself meanwhile may not say so any more. */
const LONGEST_END = 10_000;

/** Where one experiment stands: a folder, and whatever it starts. Nothing of it is left when it is cleared, also by Ctrl+C. */
export function openGround(program: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'chucai-torture-'));
  const endings: Ending[] = [];
  let cleared: Promise<void> | undefined;
  /** The last that was started ends first. What fails to end does not keep the others from ending. */
  async function clearOnce() {
    for (const end of endings.reverse()) {
      const ended = Promise.resolve().then(end);
      await inTime(
        ended.catch(() => undefined),
        LONGEST_END,
        undefined,
      );
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    folder,
    keep(end: Ending) {
      endings.push(end);
    },
    /** The service over an installation in this folder (fillAndSignIn of the bench makes one). */
    start({ data, where }: { readonly data: string; readonly where: string }, env: Record<string, string> = {}): Main {
      const isServer = where.startsWith('postgres');
      const all = { DATA_DIR: data, DATABASE_URL: isServer ? where : `file:${where}`, ...env };
      const main = spawnMain(program, all);
      endings.push(async () => {
        main.child.kill('SIGKILL');
        await main.ended;
      });
      return main;
    },
    clear: () => (cleared ??= clearOnce()),
  };
}
export type Ground = ReturnType<typeof openGround>;

/** Tells it to end, and answers how it did. */
export async function stop({ child, ended }: Main) {
  child.kill('SIGTERM');
  return await ended;
}

export async function kill({ child, ended }: Main) {
  child.kill('SIGKILL');
  await ended;
}
