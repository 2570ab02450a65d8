import BetterSqlite from 'better-sqlite3';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Store } from '../../db/engine.ts';
import { countTables } from '../../db/open-store.ts';
import { freshDatabase } from '../support/database.ts';

const isSqlite = inject('postgres') === undefined;
/** A statement takes at most 32 766 values. */
const PART = 2000;

async function open() {
  const { store, where, drop } = await freshDatabase();
  onTestFinished(drop);
  return { store, where };
}

/** Rows of a table that needs no other. */
async function addAccesses(store: Store, parts: number, from = 0) {
  for (let part = from; part < from + parts; part++) {
    const rows = Array.from({ length: PART }, (_, n) => ({
      ...{ id: `${part}-${n}`, at: n, personId: 'p', routeId: 'r', object: null },
    }));
    await store.write((tx) => tx.insert(tx.tables.accesses).values(rows));
  }
}

/** What the planner was told of a table's rows, and how many samples it keeps. */
function countedIn(file: string) {
  const db = new BetterSqlite(file, { readonly: true });
  const has = db.prepare(`select count(*) from sqlite_schema where name = 'sqlite_stat1'`).pluck().get() === 1;
  const counted = has ? db.prepare(`select stat from sqlite_stat1 where tbl = 'accesses'`).pluck().all() : [];
  const samples = has ? db.prepare('select count(*) from sqlite_stat4').pluck().get() : 0;
  db.close();
  return { rows: counted.map((stat) => Number(String(stat).split(' ')[0])), samples };
}

test.runIf(isSqlite)('after many rows written the planner knows how many there are, and keeps no samples', async () => {
  const { store, where } = await open();
  await addAccesses(store, 2);
  expect(countedIn(where).rows).toEqual([]);
  await addAccesses(store, 4, 2);
  await store.write(async () => undefined); // counting is over before the next one
  const [rows = 0] = countedIn(where).rows;
  expect(rows).toBeGreaterThanOrEqual(10_000);
  expect(countedIn(where).samples).toBe(0);
});

/** Each of its two indexes is counted. */
test.runIf(isSqlite)('at its start the service counts what nobody counted', async () => {
  const { store, where } = await open();
  await addAccesses(store, 1);
  expect(countedIn(where).rows).toEqual([]);
  await countTables(where);
  expect(countedIn(where)).toEqual({ rows: [PART, PART], samples: 0 });
});
