import { createHash } from 'node:crypto';
import { insertRows, rowsOf, sumOf, TABLES } from '../move/copy.ts';
import { migrate, openStore } from '../open-store.ts';

/**
 * Everything of a database, of either engine, in a SQLite file that is not there yet: one read-only snapshot, while the service goes
 * on writing. What was read is compared with what the file then holds. The file is whole when this returns, and not before.
 */
export async function copyStore(from: string, file: string, progress: (table: string) => void) {
  await migrate(file);
  const source = await openStore(from);
  const target = await openStore(file);
  try {
    const read = await source.read(async (q) => {
      const sums = new Map<string, string>();
      for (const [name, keys] of TABLES) {
        progress(name);
        const hash = createHash('sha256');
        for await (const rows of rowsOf(q, name, keys)) {
          for (const row of rows) hash.update(JSON.stringify(row));
          await target.write((tx) => insertRows(tx, name, rows));
        }
        sums.set(name, hash.digest('hex'));
      }
      return sums;
    });
    await target.read(async (q) => {
      for (const [name, keys] of TABLES) {
        const { digest } = await sumOf(q, name, keys);
        if (digest !== read.get(name)) throw new Error(`the copy of ${name} is not what was read`);
      }
    });
  } finally {
    await target.close();
    await source.close();
  }
}
