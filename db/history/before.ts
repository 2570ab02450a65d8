import { createHash, type Hash } from 'node:crypto';
import { and, asc, gt, isNull, lt, or } from 'drizzle-orm';
import { textOf } from '../dialect.ts';
import type { Reader, Writer } from '../engine.ts';
import type { Tables } from '../schema/tables.ts';
import { selectLastChain } from './append.ts';
import { selectHeads } from './lanes.ts';
import { type ChainKey, fieldsOf, type HistoryTable, type Stored, sealOf } from './links.ts';

/** Rows read at once. */
export const PART = 5000;

export type Row = Stored & { readonly lane: number | null; readonly seq: number | null; readonly mac: string | null };

/** What is read of either table, the JSON as it is stored: read as what it says, one that is none would end the reading. */
export function columnsOf(table: Tables[HistoryTable]) {
  const { id, at, personId, routeId, object, lane, seq, mac } = table;
  return {
    id,
    at,
    personId,
    routeId,
    object,
    lane,
    seq,
    mac,
    ...('detail' in table ? { detail: textOf(table.detail) } : {}),
  };
}

export const rowOf = (found: Omit<Row, 'detail'> & { detail?: string }): Row => ({
  ...found,
  detail: found.detail ?? null,
});

/** The rows that a chain with this first lane found when it began, by their ids. */
export async function* rowsBefore(q: Reader, name: HistoryTable, firstLane: number): AsyncGenerator<Row> {
  const table = q.tables[name];
  for (let last = ''; ; ) {
    const rows = await q
      .select(columnsOf(table))
      .from(table)
      .where(and(gt(table.id, last), or(isNull(table.lane), lt(table.lane, firstLane))))
      .orderBy(asc(table.id))
      .limit(PART);
    for (const row of rows) yield rowOf(row);
    last = rows.at(-1)?.id ?? last;
    if (rows.length < PART) return;
  }
}

export const newDigest = (): Hash => createHash('sha256');
export const addToDigest = (digest: Hash, row: Row) =>
  digest.update(`${JSON.stringify([...fieldsOf(row), row.lane, row.seq, row.mac])}\n`);

export type Chain = Tables['chains']['$inferSelect'];

/** Of where a chain begins nothing can be changed without its key. */
export const macOfChain = (key: ChainKey, chain: Omit<Chain, 'mac'>): string => {
  const { id, at, keyPrint, auditsBefore, auditsDigest, accessesBefore, accessesDigest } = chain;
  return sealOf(key, ['chain', id, at, keyPrint, auditsBefore, auditsDigest, accessesBefore, accessesDigest]);
};

/**
 * Where the history has no chain with this key yet one begins: at the first start, at the first with a program that links, and after a key
 * was lost. It says what it found, so that this cannot be changed afterwards either.
 */
export async function beginChain(tx: Writer, key: ChainKey, at: number) {
  const [last] = await selectLastChain(tx, {});
  if (last?.keyPrint === key.print) return;
  const heads = await selectHeads(tx, 0);
  const id = Math.max(last?.id ?? -1, ...heads.map(({ lane }) => lane)) + 1;
  const [audits, accesses] = [await foundOf(tx, 'audits', id), await foundOf(tx, 'accesses', id)];
  const chain = {
    ...{ id, at, keyPrint: key.print, auditsBefore: audits.rows, auditsDigest: audits.digest },
    ...{ accessesBefore: accesses.rows, accessesDigest: accesses.digest },
  };
  await tx.insert(tx.tables.chains).values({ ...chain, mac: macOfChain(key, chain) });
}

async function foundOf(q: Reader, name: HistoryTable, firstLane: number) {
  const digest = newDigest();
  let rows = 0;
  for await (const row of rowsBefore(q, name, firstLane)) {
    addToDigest(digest, row);
    rows += 1;
  }
  return { rows, digest: digest.digest('hex') };
}
