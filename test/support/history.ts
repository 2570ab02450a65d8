import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import type { Store, Writer } from '../../db/engine.ts';
import { addToHistory } from '../../db/history/append.ts';
import { selectHeads } from '../../db/history/lanes.ts';
import { type ExportedHead, type Fault, verifyHistory } from '../../db/history/verify.ts';
import { isPostgres } from '../../db/open-store.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { CHAIN_KEY } from './template.ts';

export const NOW = Date.UTC(2026, 10, 10);
export const rowAt = (n: number) => ({
  id: `row-${String(n).padStart(4, '0')}`,
  at: NOW + n,
  personId: n % 5 === 0 ? null : `person-${n % 3}`,
  routeId: 'log-activity',
  object: n % 4 === 0 ? null : `class-${n}`,
});

export async function add(store: Store, from: number, to: number) {
  for (let n = from; n < to; n++)
    await store.write(async (tx) => {
      await addToHistory(tx, 'audits', { ...rowAt(n), detail: n % 2 ? {} : { marks: n, said: '「好」"\\\n' } });
      await addToHistory(tx, 'accesses', { ...rowAt(n), personId: `person-${n % 3}` });
    });
}

/** Whoever has the database and nothing else: the triggers are in nobody's way who may drop them. */
export async function withoutTriggers({ where }: Pick<Fresh, 'where'>): Promise<void> {
  if (!isPostgres(where)) {
    const db = new BetterSqlite(where);
    const names = db.prepare("select name from sqlite_master where type = 'trigger'").pluck().all();
    for (const name of names) db.exec(`drop trigger ${String(name)}`);
    db.close();
    return;
  }
  const client = new pg.Client(where);
  await client.connect();
  const { rows } = await client.query<{ name: string; table: string }>(
    'select tgname as name, tgrelid::regclass::text as table from pg_trigger where not tgisinternal',
  );
  for (const { name, table } of rows) await client.query(`drop trigger ${name} on ${table}`);
  await client.end();
}

export class Undone extends Error {}

/** What verifying says after something was done, which is undone again. */
export async function faultAfter(
  store: Store,
  doing: (tx: Writer) => PromiseLike<unknown>,
  heads: readonly ExportedHead[] = [],
): Promise<Fault | undefined> {
  let fault: Fault | undefined;
  const undone = store.write(async (tx) => {
    await doing(tx);
    ({ fault } = await verifyHistory(tx, CHAIN_KEY, heads));
    throw new Undone();
  });
  await expect(undone).rejects.toThrow(Undone);
  return fault;
}

export async function headsOf(store: Store): Promise<ExportedHead[]> {
  return (await store.read((q) => selectHeads(q, 0))).map((head) => ({ ...head, at: NOW }));
}

export async function historyOf(rows: number) {
  const fresh = await freshDatabase();
  onTestFinished(fresh.drop);
  await add(fresh.store, 0, rows);
  return fresh;
}
