import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Store, Writer } from '../engine.ts';
import { isPostgres, migrate, openStore } from '../open-store.ts';
import { OperatorError } from '../operator-error.ts';
import { filledTables, insertRows, rowsOf, sumOf, TABLES, type TableSum } from './copy.ts';

export type Moved = { readonly tables: readonly TableSum[] };
type Progress = (said: { table: string; rows: number }) => void;

/**
 * Copies a whole database from one engine to another (or the same) out of one consistent snapshot, and compares counts and digests
 * of every table. All or nothing: a PostgreSQL target is one transaction, a SQLite target a file that gets its name when it is
 * whole. So a kill in the middle leaves the source as it was and the target empty. The target must be empty.
 */
export async function move(from: string, to: string, progress: Progress = () => undefined): Promise<Moved> {
  const source = await openStore(from);
  try {
    return isPostgres(to) ? await moveToPostgres(source, to, progress) : await moveToFile(source, to, progress);
  } finally {
    await source.close();
  }
}

async function moveToPostgres(source: Store, to: string, progress: Progress): Promise<Moved> {
  await migrate(to);
  const target = await openStore(to);
  try {
    const filled = await target.read(filledTables);
    if (filled.length > 0)
      throw new OperatorError(`目标不是空的：${filled.join('、')}`, `the target is not empty: ${filled.join(', ')}`);
    // One transaction on each side: the snapshot that is read, and the whole that is written.
    await source.read((q) =>
      target.write(async (tx) => {
        for (const [name, keys] of TABLES) {
          let rows = 0;
          for await (const part of rowsOf(q, name, keys)) {
            await insertRows(tx, name, part);
            rows += part.length;
            progress({ table: name, rows });
          }
        }
      }),
    );
    return await compared(source, target);
  } finally {
    await target.close();
  }
}

async function moveToFile(source: Store, to: string, progress: Progress): Promise<Moved> {
  if (existsSync(to)) throw new OperatorError(`${to} 已经在那里了`, `${to} is there already`);
  const part = `${to}.part`;
  for (const file of [part, `${part}-wal`, `${part}-shm`]) rmSync(file, { force: true });
  await migrate(part);
  const target = await openStore(part);
  try {
    await source.read(async (q) => {
      for (const [name, keys] of TABLES) {
        let rows = 0;
        for await (const some of rowsOf(q, name, keys)) {
          await target.write((tx: Writer) => insertRows(tx, name, some));
          rows += some.length;
          progress({ table: name, rows });
        }
      }
    });
    const moved = await compared(source, target);
    await target.close();
    renameSync(part, to);
    return moved;
  } finally {
    await target.close();
  }
}

async function compared(source: Store, target: Store): Promise<Moved> {
  const sums = async (store: Store) =>
    await store.read(async (q) => {
      const all: TableSum[] = [];
      for (const [name, keys] of TABLES) all.push(await sumOf(q, name, keys));
      return all;
    });
  const [there, here] = [await sums(source), await sums(target)];
  const different = here.filter((sum, index) => sum.digest !== there[index]?.digest);
  if (different.length > 0) {
    throw new Error(
      `the copy differs in ${different.map((sum) => sum.name).join(', ')}; was the source written to meanwhile?`,
    );
  }
  return { tables: here };
}
