import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import {
  addToDigest,
  type Chain,
  columnsOf,
  macOfChain,
  newDigest,
  PART,
  type Row,
  rowOf,
  rowsBefore,
} from './before.ts';
import { isWithin, lanesOf, type PlacedHead } from './lanes.ts';
import { type ChainKey, type Head, HISTORY, type HistoryTable, isSame, linked, START } from './links.ts';

/** A head as it was exported: at that time this lane ended with this row. */
export type ExportedHead = PlacedHead & { readonly at: number };

export type Wrong =
  /** Not what was written there: changed, or moved there from another place. */
  | 'changed'
  /** Rows before this one are gone. */
  | 'missing'
  /** Nobody with the key wrote it. */
  | 'unlinked'
  /** Among the rows from before the chain one was changed or is gone. */
  | 'changed-before'
  /** The chain is sound and ends before what was exported. */
  | 'older'
  /** The chain is sound and not the one that was exported. */
  | 'another'
  /** Written with another key, or never begun. */
  | 'other-key';

export type Fault = {
  readonly wrong: Wrong;
  readonly table: HistoryTable | 'chains';
  readonly id?: string;
  readonly lane?: number;
  readonly seq?: number;
  /** When it was exported. */
  readonly at?: number;
};

export type Checked = {
  /** Linked rows that were looked at, and those that were there before their chain began. */
  readonly rows: number;
  readonly before: number;
  readonly lanes: number;
  /** Chains of other keys: their rows are digested where the next begins, and cannot be looked at one by one. */
  readonly otherKeys: number;
  readonly heads: number;
  readonly fault?: Fault;
};

/** The first thing that is wrong, thrown from wherever it is found. */
class Found extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.wrong);
    this.fault = fault;
  }
}

type Counts = { rows: number; before: number; lanes: number; otherKeys: number; heads: number };

/**
 * Reads the whole history in one snapshot, a part at a time, and stops at the first row that is not what was written. `heads` were exported
 * before the snapshot was taken, so each of them must be met.
 */
export async function verifyHistory(q: Reader, key: ChainKey, heads: readonly ExportedHead[]): Promise<Checked> {
  const counts: Counts = { rows: 0, before: 0, lanes: 0, otherKeys: 0, heads: heads.length };
  try {
    await lookAtAll(q, key, heads, counts);
    return counts;
  } catch (error) {
    if (error instanceof Found) return { ...counts, fault: error.fault };
    throw error;
  }
}

async function lookAtAll(q: Reader, key: ChainKey, heads: readonly ExportedHead[], counts: Counts) {
  const chains = await q.select().from(q.tables.chains).orderBy(asc(q.tables.chains.id));
  const last = chains.at(-1);
  if (last?.keyPrint !== key.print)
    throw new Found({ wrong: 'other-key', table: 'chains', ...(last ? { id: String(last.id) } : {}) });
  const met = new Map(heads.map((head) => [placeOf(head.table, head.lane, head.seq), head]));
  for (const [index, chain] of chains.entries()) {
    // A key that was found again after another was made has two.
    if (chain.keyPrint !== key.print) counts.otherKeys += 1;
    else {
      if (!isSame(chain.mac, macOfChain(key, chain)))
        throw new Found({ wrong: 'changed', table: 'chains', id: String(chain.id) });
      const until = chains[index + 1]?.id;
      for (const table of HISTORY) {
        const before = await lookBefore(q, table, chain);
        if (chain === last) counts.before += before;
        await lookAtLanes(q, { table, key, met, counts, from: chain.id, until });
      }
    }
  }
  const [latest] = [...met.values()].sort((a, b) => b.at - a.at);
  if (latest) throw new Found({ wrong: 'older', ...spotOf(latest), at: latest.at });
}

const placeOf = (table: HistoryTable, lane: number, seq: number) => `${table} ${lane} ${seq}`;
const spotOf = ({ table, lane, seq }: ExportedHead) => ({ table, lane, seq });

/** The rows from before this chain, against what it says of them. */
async function lookBefore(q: Reader, table: HistoryTable, chain: Chain): Promise<number> {
  const { auditsBefore, auditsDigest, accessesBefore, accessesDigest } = chain;
  const [wanted, digest] = table === 'audits' ? [auditsBefore, auditsDigest] : [accessesBefore, accessesDigest];
  const found = newDigest();
  let [rows, added]: [number, Row | undefined] = [0, undefined];
  for await (const row of rowsBefore(q, table, chain.id)) {
    rows += 1;
    if (rows <= wanted) addToDigest(found, row);
    else added ??= row;
  }
  if (rows < wanted || found.digest('hex') !== digest) throw new Found({ wrong: 'changed-before', table });
  if (added) throw new Found({ wrong: 'unlinked', table, id: added.id });
  return rows;
}

type Looking = {
  readonly table: HistoryTable;
  readonly key: ChainKey;
  /** The exported heads that were not met yet. */
  readonly met: Map<string, ExportedHead>;
  readonly counts: Counts;
  readonly from: number;
  readonly until: number | undefined;
};

async function lookAtLanes(q: Reader, looking: Looking) {
  const { table, from, until, counts } = looking;
  const columns = q.tables[table];
  let rows = 0;
  for await (const lane of lanesOf(q, table, from, until)) {
    counts.lanes += 1;
    rows += await lookAtLane(q, looking, lane);
  }
  // A row that has a lane and no number in it, or one that is there already.
  const there = await q.$count(columns, isWithin(columns, from, until));
  if (there !== rows) throw new Found({ wrong: 'unlinked', table });
}

async function lookAtLane(q: Reader, { table, key, met, counts }: Looking, lane: number): Promise<number> {
  const columns = q.tables[table];
  let before: Head = START;
  for (;;) {
    const rows = await q
      .select(columnsOf(columns))
      .from(columns)
      .where(and(eq(columns.lane, lane), gt(columns.seq, before.seq)))
      .orderBy(asc(columns.seq))
      .limit(PART);
    for (const row of rows) {
      const { id, seq, mac } = row;
      const after = linked(key, { table, lane }, before, rowOf(row));
      const spot = { table, id, lane, seq: after.seq };
      if (seq !== after.seq) throw new Found({ wrong: (seq ?? 0) > after.seq ? 'missing' : 'unlinked', ...spot });
      if (!isSame(mac, after.mac)) throw new Found({ wrong: 'changed', ...spot });
      const place = placeOf(table, lane, after.seq);
      const head = met.get(place);
      if (head && !isSame(head.mac, after.mac)) throw new Found({ wrong: 'another', ...spot, at: head.at });
      met.delete(place);
      before = after;
      counts.rows += 1;
    }
    if (rows.length < PART) return before.seq;
  }
}
