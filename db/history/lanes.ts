import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import type { Tables } from '../schema/tables.ts';
import { type Holes, statement } from '../statement.ts';
import { type Head, HISTORY, type HistoryTable, START } from './links.ts';

/** More than any lane. */
const NO_END = Number.MAX_SAFE_INTEGER;

/** The lanes of a table that hold anything, from one on: each is found by its key. */
export async function* lanesOf(q: Reader, name: HistoryTable, from: number, until = NO_END): AsyncGenerator<number> {
  for (let at = from; ; ) {
    const [next] = await NEXT[name](q, { at, until });
    if (next?.lane == null) return;
    yield next.lane;
    at = next.lane + 1;
  }
}

export const isWithin = (table: Tables[HistoryTable], from: number, until = NO_END) =>
  and(gte(table.lane, from), lt(table.lane, until));

/** Where a lane ends. */
export async function selectHead(q: Reader, name: HistoryTable, lane: number): Promise<Head> {
  const [last] = await LAST[name](q, { lane });
  return last?.seq == null ? START : { seq: last.seq, mac: last.mac ?? '' };
}

export type PlacedHead = Head & { readonly table: HistoryTable; readonly lane: number };

/** Where every lane of the chain that goes on ends. */
export async function selectHeads(q: Reader, firstLane: number): Promise<PlacedHead[]> {
  const heads: PlacedHead[] = [];
  for (const table of HISTORY) {
    for await (const lane of lanesOf(q, table, firstLane))
      heads.push({ table, lane, ...(await selectHead(q, table, lane)) });
  }
  return heads;
}

type Lanes = { at: number; until: number };
const NEXT = {
  audits: statement((q: Reader, at: Holes<Lanes>) => nextOf(q, q.tables.audits, at)),
  accesses: statement((q: Reader, at: Holes<Lanes>) => nextOf(q, q.tables.accesses, at)),
};
const LAST = {
  audits: statement((q: Reader, at: Holes<{ lane: number }>) => lastOf(q, q.tables.audits, at)),
  accesses: statement((q: Reader, at: Holes<{ lane: number }>) => lastOf(q, q.tables.accesses, at)),
};

function nextOf(q: Reader, table: Tables[HistoryTable], { at, until }: Holes<Lanes>) {
  const within = and(gte(table.lane, at), lt(table.lane, until));
  return q.select({ lane: table.lane }).from(table).where(within).orderBy(asc(table.lane)).limit(1);
}

function lastOf(q: Reader, table: Tables[HistoryTable], at: Holes<{ lane: number }>) {
  return q
    .select({ seq: table.seq, mac: table.mac })
    .from(table)
    .where(eq(table.lane, at.lane))
    .orderBy(desc(table.seq))
    .limit(1);
}
