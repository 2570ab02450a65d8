import { desc } from 'drizzle-orm';
import { insertRows } from '../bulk.ts';
import type { Reader, Writer } from '../engine.ts';
import type { Tables } from '../schema/tables.ts';
import { type Holes, statement } from '../statement.ts';
import { selectHead } from './lanes.ts';
import { type ChainKey, type HistoryTable, type Linking, linked, type Stored } from './links.ts';

type Added<Name extends HistoryTable> = Omit<Tables[Name]['$inferInsert'], 'lane' | 'seq' | 'mac'>;

/** The one way into the history: rows get their links, in the transaction that they tell of. */
export async function addToHistory<Name extends HistoryTable>(tx: Writer, name: Name, row: Added<Name>) {
  const { linking } = tx;
  if (!linking) throw new Error('this store was opened without the key of the history');
  const lane = await laneOf(tx, linking);
  const before = linking.heads.get(name) ?? (await selectHead(tx, name, lane));
  const { seq, mac } = linked(linking.key, { table: name, lane }, before, storedOf(row));
  await insertRows(tx, tx.tables[name], [{ ...row, lane, seq, mac }] as never);
  linking.heads.set(name, { seq, mac });
}

function storedOf(row: Added<HistoryTable>): Stored {
  const { id, at, personId = null, routeId, object = null } = row;
  return { id, at, personId, routeId, object, detail: 'detail' in row ? JSON.stringify(row.detail) : null };
}

async function laneOf(tx: Reader, linking: Linking): Promise<number> {
  linking.lane ??= await firstLaneOf(tx, linking.key);
  return linking.lane;
}

/** The first lane of the chain that goes on; throws where that is none of this key's. */
export async function firstLaneOf(q: Reader, key: ChainKey): Promise<number> {
  const [chain] = await selectLastChain(q, {});
  if (chain?.keyPrint !== key.print) throw new Error('no chain was begun with this key');
  return chain.id;
}

export const selectLastChain = statement((q: Reader, _at: Holes<object>) => {
  const { chains } = q.tables;
  return q.select({ id: chains.id, keyPrint: chains.keyPrint }).from(chains).orderBy(desc(chains.id)).limit(1);
});
