import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The tables of the history. Each has its own links, so that either can be read by itself. */
export const HISTORY = ['audits', 'accesses'] as const;
export type HistoryTable = (typeof HISTORY)[number];

/** The key that links are made with, and a digest that only this key gives. It is kept where the database is not. */
export type ChainKey = { readonly key: KeyObject; readonly print: string };

export function chainKeyOf(bytes: Uint8Array): ChainKey {
  const key = createSecretKey(bytes);
  return { key, print: keyed(key, ['chucai chain']) };
}

/** A row as it is stored: `detail` is its JSON, letter by letter, and null where the table has none. */
export type Stored = {
  readonly id: string;
  readonly at: number;
  readonly personId: string | null;
  readonly routeId: string;
  readonly object: string | null;
  readonly detail: string | null;
};

/** The last row of a lane. */
export type Head = { readonly seq: number; readonly mac: string };
/** Before the first row of a lane. */
export const START: Head = { seq: 0, mac: '' };

type Place = { readonly table: HistoryTable; readonly lane: number };

/** The head after this row. Its digest takes in the one before, so that no row can be changed, left out or moved without the key. */
export function linked({ key }: ChainKey, { table, lane }: Place, before: Head, row: Stored): Head {
  const seq = before.seq + 1;
  return { seq, mac: keyed(key, ['link', before.mac, table, lane, seq, ...fieldsOf(row)]) };
}

export const fieldsOf = ({ id, at, personId, routeId, object, detail }: Stored) =>
  [id, at, personId, routeId, object, detail] as const;

/** What is said beside the rows, such as where a chain begins, so that nobody else can say it. */
export const sealOf = ({ key }: ChainKey, said: readonly (string | number)[]): string => keyed(key, ['said', ...said]);

/** JSON keeps the parts apart: no text can pass for two. */
function keyed(key: KeyObject, parts: readonly (string | number | null)[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

/** Without telling, by the time it takes, how much of it is right. */
export function isSame(found: string | null, wanted: string): boolean {
  const [a, b] = [Buffer.from(found ?? ''), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * What a connection that writes knows of the chain. Nobody else writes in its lane meanwhile: on SQLite there is one lane and one writer,
 * and it looks at each act; on PostgreSQL a connection keeps a lane for as long as it lives, and remembers where it is in it.
 */
export type Linking = { readonly key: ChainKey; lane: number | undefined; heads: Map<HistoryTable, Head> };

export const linkingBy = (key: ChainKey): Linking => ({ key, lane: undefined, heads: new Map() });

/** After this it is looked at again where the lane ends. Which lane it is stays: another chain begins only where no service runs. */
export function forgetHeads(linking: Linking) {
  linking.heads.clear();
}
